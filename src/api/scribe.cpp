#include "api/scribe.hpp"

#include "api/limits.hpp"
#include "audit/verify.hpp"

namespace api {
namespace {

std::uint64_t published_size(const audit::Reader& reader) {
  const auto note = reader.read("checkpoint");
  const auto parsed = note ? record::parse_note(*note) : base::fail(base::Error{});
  const auto head = parsed ? record::Checkpoint::parse(parsed->text) : base::fail(base::Error{});
  return head ? head->size : 0;
}

}  // namespace

Scribe::~Scribe() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

bool Scribe::write(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (ends_ || jobs_.size() >= limits::minutes_waiting_max) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

void Scribe::run() {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return ends_ || !jobs_.empty(); });
      if (ends_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job.done(tell(job));
  }
}

// Only of a record that holds: whoever reads minutes may believe them.
const Scribe::Told& Scribe::tell(const Job& job) {
  const audit::FolderReader reader(job.folder);
  Told& kept = written_[{job.folder, job.catalogue->language()}];
  if (kept.size != 0 && kept.size == published_size(reader)) return kept;
  kept = {};
  views::Minutes minutes(
      *job.catalogue, [&](std::string_view hash) { return reader.read("blobs/" + std::string(hash)); },
      job.translations);
  audit::Means means;
  means.each = [&](const record::Entry& entry, const clerk::Journal& journal, const assembly::Events& events) {
    for (views::Minutes::Line& line : minutes.tell(entry, journal, events)) kept.lines.push_back(std::move(line));
  };
  const audit::Verdict verdict = audit::verify(reader, means);
  if (verdict.kind == audit::Verdict::Kind::valid) {
    kept.size = verdict.head.size;
    kept.root = verdict.head.root;
  } else {
    kept.fault =
        verdict.kind == audit::Verdict::Kind::invalid ? std::string(verdict.code) : "nothing is published yet";
  }
  return kept;
}

}  // namespace api
