// plenary show, tally, export: a record as a person reads it, and as other programs do.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "audit/verify.hpp"
#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/team.hpp"
#include "cli/board.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/record_commands.hpp"
#include "record/tiles.hpp"
#include "views/minutes.hpp"

namespace cli {
namespace {

using Each = std::function<void(const record::Entry&, const clerk::Journal&, const assembly::Events&)>;

// Nothing is shown of a record that does not hold. Complains and gives the exit code otherwise.
int read_record(const Data& data, const audit::Reader& reader, const std::string& folder, const Each& each) {
  audit::Means means;
  means.each = each;
  means.helpers = base::spare_threads();
  const audit::Verdict verdict = audit::verify(reader, means);
  if (verdict.kind == audit::Verdict::Kind::valid) return exit_yes;
  const std::string why = verdict.kind == audit::Verdict::Kind::invalid
                              ? std::string(verdict.code) + ": " +
                                    fault_sentence(data.catalogue, verdict.code, verdict.detail, verdict.refusal)
                              : verdict.detail;
  const std::string where = verdict.position ? " at entry " + std::to_string(*verdict.position) : "";
  std::fprintf(stderr, "plenary: %s: this record does not hold%s. %s\n", folder.c_str(), where.c_str(), why.c_str());
  return static_cast<int>(verdict.kind);
}

clerk::Blobs blobs_of(const audit::Reader& reader) {
  return [&reader](std::string_view hash) { return reader.read("blobs/" + std::string(hash)); };
}

std::string html(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
  return out;
}

struct RollCall {
  std::vector<std::array<std::string, 3>> rows;  // seat, name, choice
  std::string title, sentence;
  std::vector<std::pair<std::string, std::int64_t>> totals;
  bool found = false, names = false;
};

RollCall roll_call(const words::Speaker& speaker, const assembly::State& state, const assembly::Vote& vote,
                   const std::string& title) {
  RollCall out;
  out.found = true;
  out.title = title;
  out.names = vote.counting == rules::Counting::names;
  if (!vote.declarations.empty()) out.sentence = speaker.outcome(vote, vote.declarations.back().outcome);
  for (std::size_t i = 0; i < vote.choices.size(); ++i)
    out.totals.emplace_back(speaker.choice(vote, i), vote.counts.at(vote.choices[i]));
  for (const rules::SeatIndex seat : out.names ? assembly::roll_call(state, vote) : std::vector<rules::SeatIndex>()) {
    const assembly::SeatId id = state.roster->seats[seat].id;
    std::string choice = speaker.catalogue.say("count", "silent");
    if (const auto ballot = vote.ballots.find(seat); ballot != vote.ballots.end())
      for (std::size_t i = 0; i < vote.choices.size(); ++i)
        if (vote.choices[i] == ballot->second.choice) choice = speaker.choice(vote, i);
    out.rows.push_back({id.text(), speaker.names.full(id), choice});
  }
  return out;
}

void print_json(const RollCall& sheet) {
  std::string out = "{\"title\":";
  base::write_text(out, sheet.title);
  out += ",\"outcome\":";
  base::write_text(out, sheet.sentence);
  out += ",\"totals\":{";
  for (const auto& [choice, number] : sheet.totals) {
    if (out.back() != '{') out += ',';
    base::write_text(out, choice);
    out += ":" + std::to_string(number);
  }
  out += "},\"votes\":[";
  for (const auto& [seat, name, choice] : sheet.rows) {
    if (out.back() != '[') out += ',';
    out += "{\"seat\":";
    base::write_text(out, seat);
    out += ",\"name\":";
    base::write_text(out, name);
    out += ",\"choice\":";
    base::write_text(out, choice);
    out += "}";
  }
  std::printf("%s]}\n", out.c_str());
}

constexpr std::string_view page_head =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
    "content=\"width=device-width\"><title>Minutes</title>\n<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:"
    "46rem;margin:2rem auto;padding:0 1rem}h2{margin-top:2rem}p{margin:.3rem 0}.decision{font-weight:600;margin-top:"
    "1rem}.names,.followed{margin-left:1.5rem}.n{color:#666;font-size:.8rem}@media(prefers-color-scheme:dark){body{"
    "background:#111;color:#eee}.n{color:#aaa}}</style>\n<main>\n";

std::string as_html(const views::Minutes::Line& line) {
  static constexpr std::string_view classes[] = {"", "act", "decision", "followed", "names"};
  if (line.kind == views::Minutes::Line::Kind::heading) return "<h2>" + html(line.text) + "</h2>\n";
  return "<p class=\"" + std::string(classes[static_cast<std::size_t>(line.kind)]) + "\"><span class=\"n\">" +
         std::to_string(line.position) + "</span> " + html(line.text) + "</p>\n";
}

bool write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::error_code ignored;
  std::filesystem::create_directories(path.parent_path(), ignored);
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (file) return true;
  complain(base::Error{{path.string(), 0, 0}, "it could not be written.", ""});
  return false;
}

// Everything that may be public; what is held back and what is private stays here.
bool copy_public(const audit::Reader& reader, const std::filesystem::path& out) {
  const auto note = reader.read("checkpoint");
  const auto parsed = note ? record::parse_note(*note) : base::fail(base::Error{});
  const auto head = parsed ? record::Checkpoint::parse(parsed->text) : base::fail(base::Error{});
  if (!head) return false;
  for (const record::TilePath& path : record::tiles_of(head->size))
    if (const auto bytes = reader.read(path.text()))
      if (!write_file(out / path.text(), *bytes)) return false;
  for (const std::string& blob : reader.list("blobs"))
    if (!write_file(out / "blobs" / blob, reader.read("blobs/" + blob).value_or(""))) return false;
  return write_file(out / "checkpoint", *note);
}

}  // namespace

int show(const ShowOptions& options) {
  const auto data = load_data();
  if (!data) return exit_cannot;
  const audit::FolderReader reader(options.folder);
  const Terminal terminal = Terminal::here();
  views::Minutes minutes(data->catalogue, blobs_of(reader));
  static constexpr std::string_view indents[] = {"", "  ", "  ", "    ", "      "};
  return read_record(*data, reader, options.folder, [&](const auto& entry, const auto& journal, const auto& events) {
    for (const views::Minutes::Line& line : minutes.tell(entry, journal, events)) {
      if (entry.position < options.from) continue;
      const auto kind = static_cast<std::size_t>(line.kind);
      const bool strong =
          line.kind == views::Minutes::Line::Kind::decision || line.kind == views::Minutes::Line::Kind::heading;
      const std::string number =
          line.kind == views::Minutes::Line::Kind::act ? std::to_string(line.position) + " " : "";
      if (line.kind == views::Minutes::Line::Kind::heading) std::printf("\n");
      for (const std::string& part : wrapped(number + line.text, terminal.columns - indents[kind].size()))
        std::printf("%s%s\n", std::string(indents[kind]).c_str(),
                    terminal.paint(strong ? Ink::strong : Ink::plain, part).c_str());
    }
  });
}

int tally(const TallyOptions& options) {
  const auto data = load_data();
  if (!data) return exit_cannot;
  const audit::FolderReader reader(options.folder);
  views::Minutes minutes(data->catalogue, blobs_of(reader));
  RollCall sheet;
  const int read =
      read_record(*data, reader, options.folder, [&](const auto& entry, const auto& journal, const auto& events) {
        minutes.tell(entry, journal, events);
        const assembly::Vote* vote = journal.state().vote(options.vote);
        if (!vote || vote->declarations.empty()) return;
        // Only where it may have changed: at a declaration, a correction.
        for (const assembly::Event& event : events)
          if (std::holds_alternative<assembly::OutcomeDeclared>(event.what) ||
              std::holds_alternative<assembly::TitleCorrected>(event.what))
            sheet = roll_call({data->catalogue, journal.rules(), minutes.names(journal)}, journal.state(), *vote,
                              journal.titles().of(options.vote).text());
      });
  if (read != exit_yes) return read;
  if (!sheet.found) {
    std::fprintf(stderr, "plenary: no vote was opened at entry %llu, or none was declared.\n",
                 static_cast<unsigned long long>(options.vote));
    return exit_cannot;
  }
  if (options.json) return print_json(sheet), exit_yes;
  if (options.csv) {
    std::printf("seat,name,choice\n");
    for (const auto& [seat, name, choice] : sheet.rows)
      std::printf("%s,%s,%s\n", base::csv_field(seat).c_str(), base::csv_field(name).c_str(),
                  base::csv_field(choice).c_str());
    return exit_yes;
  }
  std::printf("%s\n%s\n", sheet.title.c_str(), sheet.sentence.c_str());
  for (const auto& [choice, number] : sheet.totals)
    std::printf("  %-16s %lld\n", choice.c_str(), static_cast<long long>(number));
  for (const auto& [seat, name, choice] : sheet.rows)
    std::printf("  %s  %s\n", fitted(name, 48).c_str(), choice.c_str());
  return exit_yes;
}

int export_record(const ExportOptions& options) {
  const auto data = load_data();
  if (!data) return exit_cannot;
  const audit::FolderReader reader(options.folder);
  views::Minutes minutes(data->catalogue, blobs_of(reader));
  const std::filesystem::path out(options.out);
  std::string page(page_head);
  std::vector<views::Minutes::Line> lines;
  const int read =
      read_record(*data, reader, options.folder, [&](const auto& entry, const auto& journal, const auto& events) {
        if (entry.position == 0)
          page += "<h1>" + html(journal.rules().name) + "</h1>\n<p>" + html(journal.origin()) + "</p>\n";
        for (views::Minutes::Line& line : minutes.tell(entry, journal, events)) {
          page += as_html(line);
          lines.push_back(std::move(line));
        }
      });
  if (read != exit_yes) return read;
  if (!write_file(out / "minutes.html", page + "</main>\n") ||
      !write_file(out / "minutes.csv", views::minutes_csv(lines)) || !copy_public(reader, out / "record"))
    return exit_cannot;
  std::printf("Written: %s/minutes.html, minutes.csv, and record/ for any web server.\n", options.out.c_str());
  return exit_yes;
}

}  // namespace cli
