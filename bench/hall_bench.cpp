// How soon a vote is on the board, and what a watcher costs. Real sockets on loopback; the hall is the program
// itself, in a process of its own; the signatures are made before.
//
//   hall_bench PLENARY FOLDER DELEGATES WATCHERS SECONDS
//
// Each delegate votes once, spread evenly over so many seconds. Reported: press to answer (durable, with its
// receipt), press to board (the first frame that holds the vote has reached a watcher; every fiftieth watcher
// measures), errors, and the hall's memory for each watcher.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/file.hpp"
#include "cli/house.hpp"
#include "cli/keys.hpp"
#include "founding/founding.hpp"
#include "hall/intake.hpp"

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using assembly::SeatId;
using Now = std::chrono::steady_clock;

double ms_since(Now::time_point then) { return std::chrono::duration<double, std::milli>(Now::now() - then).count(); }

crypto::SigningKey key_of(const std::string& seat) {
  return crypto::SigningKey::from_seed(base::view(crypto::sha256("bench/" + seat)));
}

// A hall whose vote is open, and one signed ballot for each member.
class Prepared {
 public:
  Prepared(const std::string& hall, std::size_t delegates) : hall_(hall) {
    std::vector<founding::Member> members;
    for (std::size_t i = 0; i < delegates; ++i)
      members.push_back({"m" + std::to_string(i), "Member " + std::to_string(i), ""});
    const std::string rules = *base::read_file(PLENARY_ROOT "/bodies/association/rules.toml");
    must(cli::found_body(hall, {"rehearsal.bench.example/club", rules, founding::write_roster(members)}));
    auto bodies = cli::open_bodies(hall);
    must(bodies);
    keeper_ = std::move(bodies->front().keeper);
    const auto desk = cli::read_key(hall + "/club/secretary.key", *cli::secret_of(hall, false));
    counters_["secretary"] = 1;
    const auto chair = key_of("chair");
    put("secretary", *desk, {enrolment("chair", chair)});
    for (const auto& one : members) put("secretary", *desk, {enrolment(one.id, key_of(one.id))});
    for (const auto& one : members) put("secretary", *desk, {assembly::Arrive{SeatId::of(one.id)}});
    put("chair", chair, {assembly::OpenSitting{}});
    vote_ = keeper_->journal().size();
    assembly::OpenVote open;
    open.question = assembly::QuestionId::of("decision");
    open.title = "A bench";
    put("chair", chair, {open});
    must(keeper_->publish());
    for (const auto& one : members) {
      const assembly::Cast cast{vote_, SeatId::of(one.id), assembly::ChoiceId::of("yes")};
      lines_.push_back(signed_line(one.id, key_of(one.id), {cast}).text());
    }
    keeper_.reset();
  }
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  template <class Done>
  void must(const Done& done) {
    if (!done) std::fprintf(stderr, "hall_bench: %s\n", done.error().text().c_str()), std::exit(1);
  }
  assembly::EnrolKey enrolment(const std::string& who, const crypto::SigningKey& key) const {
    const auto proof = key.sign(record::message_of_key(keeper_->journal().origin(), who, key.public_key()));
    return {SeatId::of(who), key.public_key(), base::base64(base::view(proof)), {}};
  }
  hall::ActLine signed_line(const std::string& by, const crypto::SigningKey& key, assembly::Act act) {
    const std::string origin = keeper_->journal().origin();
    const std::string bytes =
        codec::write_act({SeatId::of(by), std::move(act), ++counters_[by], keeper_->seen(), origin});
    return {bytes, record::key_id(key.public_key()), key.sign(record::message_of_act(origin, bytes))};
  }
  void put(const std::string& by, const crypto::SigningKey& key, assembly::Act act) {
    const auto line = signed_line(by, key, std::move(act));
    if (!keeper_->submit(line.incoming(), {1'790'000'000'000}, true)) std::fprintf(stderr, "refused\n"), std::exit(1);
    if (keeper_->journal().size() % 512 == 0) must(keeper_->commit());
  }

  std::string hall_;
  std::unique_ptr<hall::Keeper> keeper_;
  std::map<std::string, std::uint64_t> counters_;
  assembly::VoteId vote_ = 0;
  std::vector<std::string> lines_;
};

// The program, serving.
class Server {
 public:
  Server(const char* program, const std::string& hall) {
    int out[2];
    if (::pipe(out) != 0) std::exit(1);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(out[1], 1);
      ::execl(program, program, "serve", hall.c_str(), "--port", "0", nullptr);
      std::_Exit(127);
    }
    ::close(out[1]);
    std::string said;
    char c = 0;
    while (said.find("/board\n") == std::string::npos && ::read(out[0], &c, 1) == 1) said += c;
    const auto at = said.find("127.0.0.1:");
    if (at == std::string::npos) std::fprintf(stderr, "the hall does not open\n"), std::exit(1);
    port_ = static_cast<unsigned short>(std::stoul(said.substr(at + 10)));
  }
  ~Server() {
    ::kill(child_, SIGTERM);
    int status = 0;
    ::waitpid(child_, &status, 0);
  }
  unsigned short port() const { return port_; }
  double memory_kib() const {
    std::ifstream status("/proc/" + std::to_string(child_) + "/status");
    for (std::string line; std::getline(status, line);)
      if (line.starts_with("VmRSS:")) return std::stod(line.substr(6));
    return 0;
  }

 private:
  pid_t child_ = 0;
  unsigned short port_ = 0;
};

struct Figures {
  std::vector<Now::time_point> pressed;
  std::vector<double> answered, shown;
  std::size_t errors = 0, bytes = 0, watching = 0;
};

class Watcher : public std::enable_shared_from_this<Watcher> {
 public:
  Watcher(asio::io_context& context, Figures& figures, bool measures)
      : socket_(context), figures_(figures), measures_(measures) {}
  void start(const tcp::endpoint& at) {
    socket_.async_connect(at, [self = shared_from_this()](boost::system::error_code code) {
      if (code) return void(++self->figures_.errors);
      static const std::string request = "GET /api/club/events HTTP/1.1\r\nHost: x\r\n\r\n";
      asio::async_write(self->socket_, asio::buffer(request), [self](boost::system::error_code, std::size_t) {});
      ++self->figures_.watching;
      self->read();
    });
  }
  void stop() { socket_.close(); }

 private:
  void read() {
    socket_.async_read_some(asio::buffer(part_),
                            [self = shared_from_this()](boost::system::error_code code, std::size_t n) {
                              if (code) return;
                              self->figures_.bytes += n;
                              if (self->measures_) self->look(std::string_view(self->part_.data(), n));
                              self->read();
                            });
  }
  // "lamp":{"12":"y","40":"y"}
  void look(std::string_view part) {
    text_ += part;
    for (auto end = text_.find("\n\n"); end != std::string::npos; end = text_.find("\n\n")) {
      const auto at = text_.find("\"lamp\":{");
      if (at < end)
        for (auto quote = at + 8; text_[quote] == '"'; ++quote) {
          const std::size_t seat = std::stoul(text_.substr(quote + 1, 8));
          if (seat < figures_.pressed.size()) figures_.shown.push_back(ms_since(figures_.pressed[seat]));
          quote = text_.find_first_of(",}", quote);
        }
      text_.erase(0, end + 2);
    }
  }

  tcp::socket socket_;
  Figures& figures_;
  bool measures_;
  std::array<char, 16'384> part_{};
  std::string text_;
};

class Delegate : public std::enable_shared_from_this<Delegate> {
 public:
  Delegate(asio::io_context& context, Figures& figures, std::size_t number, const std::string& line)
      : socket_(context), timer_(context), figures_(figures), number_(number) {
    request_ = "POST /api/club/acts HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(line.size()) +
               "\r\n\r\n" + line;
  }
  void connect(const tcp::endpoint& at) {
    socket_.async_connect(at, [self = shared_from_this()](boost::system::error_code code) {
      if (code) ++self->figures_.errors;
    });
  }
  void press_after(std::chrono::microseconds wait) {
    timer_.expires_after(wait);
    timer_.async_wait([self = shared_from_this()](boost::system::error_code) { self->press(); });
  }
  void stop() { socket_.close(); }

 private:
  void press() {
    figures_.pressed[number_] = Now::now();
    asio::async_write(socket_, asio::buffer(request_), [](boost::system::error_code, std::size_t) {});
    asio::async_read_until(
        socket_, answer_, "\r\n\r\n", [self = shared_from_this()](boost::system::error_code code, std::size_t) {
          const std::string_view text(static_cast<const char*>(self->answer_.data().data()), self->answer_.size());
          if (code || !text.starts_with("HTTP/1.1 200")) return void(++self->figures_.errors);
          self->figures_.answered.push_back(ms_since(self->figures_.pressed[self->number_]));
        });
  }

  tcp::socket socket_;
  asio::steady_timer timer_;
  Figures& figures_;
  std::size_t number_;
  std::string request_;
  asio::streambuf answer_;
};

void say(const char* what, std::vector<double>& all) {
  if (all.empty()) return void(std::printf("  %-16s none\n", what));
  std::sort(all.begin(), all.end());
  const auto at = [&](double part) {
    return all[static_cast<std::size_t>(part * static_cast<double>(all.size() - 1))];
  };
  std::printf("  %-16s p50 %6.1f  p99 %6.1f  max %6.1f ms  (%zu measured)\n", what, at(0.5), at(0.99), all.back(),
              all.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return std::fprintf(stderr, "hall_bench PLENARY FOLDER DELEGATES WATCHERS SECONDS\n"), 2;
  const std::size_t delegates = std::stoul(argv[3]), watchers = std::stoul(argv[4]);
  const double seconds = std::stod(argv[5]);
  const Prepared prepared(argv[2], delegates);
  const Server server(argv[1], argv[2]);
  asio::io_context context(1);
  const auto stays = asio::make_work_guard(context);
  const tcp::endpoint at(asio::ip::make_address("127.0.0.1"), server.port());
  Figures figures;
  figures.pressed.resize(delegates);
  std::vector<std::shared_ptr<Delegate>> voting;
  for (std::size_t i = 0; i < delegates; ++i) {
    voting.push_back(std::make_shared<Delegate>(context, figures, i, prepared.lines()[i]));
    voting.back()->connect(at);
  }
  context.run_for(std::chrono::seconds(2));
  const double before = server.memory_kib();
  std::vector<std::shared_ptr<Watcher>> watching;
  for (std::size_t i = 0; i < watchers; ++i) {
    watching.push_back(std::make_shared<Watcher>(context, figures, i % 50 == 0));
    watching.back()->start(at);
    if (i % 200 == 199) context.run_for(std::chrono::milliseconds(20));
  }
  context.run_for(std::chrono::seconds(2));
  const double each = watchers == 0 ? 0 : (server.memory_kib() - before) / static_cast<double>(watchers);
  for (std::size_t i = 0; i < delegates; ++i)
    voting[i]->press_after(std::chrono::microseconds(
        static_cast<std::int64_t>(seconds * 1e6 * static_cast<double>(i) / static_cast<double>(delegates))));
  const auto began = Now::now();
  while (figures.answered.size() + figures.errors < delegates && ms_since(began) < seconds * 1000 + 20'000)
    context.run_for(std::chrono::milliseconds(50));
  context.run_for(std::chrono::seconds(1));
  std::printf("hall: %zu delegates vote within %.1f s, %zu watch\n", delegates, seconds, figures.watching);
  say("press to answer", figures.answered);
  say("press to board", figures.shown);
  std::printf("  errors %zu; %.1f KiB of the hall's memory for each watcher; %.1f MB sent to them\n", figures.errors,
              each, static_cast<double>(figures.bytes) / 1e6);
  for (const auto& one : watching) one->stop();
  for (const auto& one : voting) one->stop();
  return figures.errors == 0 ? 0 : 1;
}
