// How soon a vote is on the board, and what a watcher costs. Real sockets on loopback; the hall is the program
// itself, in a process of its own; the signatures are made before.
//
//   hall_bench PLENARY FOLDER DELEGATES WATCHERS SECONDS [ROUNDS [JUNK]]
//
// Each delegate votes once in each round (once, if nothing is said), the rounds spread evenly over so many seconds.
// JUNK connections beside send acts of nobody's key, one behind the other, as fast as they are answered. Reported:
// press to answer (durable, with its receipt), press to board (the first frame that holds the vote has reached a
// watcher; every fiftieth watcher measures), errors, and the hall's memory for each watcher.
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
  Prepared(const std::string& hall, std::size_t delegates, std::size_t rounds) : hall_(hall) {
    std::vector<founding::Member> members;
    for (std::size_t i = 0; i < delegates; ++i)
      members.push_back({"m" + std::to_string(i), "Member " + std::to_string(i), "", 1, ""});
    const std::string rules = *base::read_file(PLENARY_ROOT "/bodies/association/rules.toml");
    must(cli::found_body(hall, {"rehearsal.bench.example/club", rules, founding::write_roster(members)}));
    auto bodies = cli::open_bodies(hall);
    must(bodies);
    keeper_ = std::move(bodies->front().keeper);
    const auto desk = cli::read_key(hall + "/club/secretary.key", *cli::secret_of(hall, false));
    counters_["secretary"] = keeper_->journal().last_number(record::key_id(desk->public_key()));
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
      const crypto::SigningKey key = key_of(one.id);
      auto& own = lines_.emplace_back();
      for (std::size_t round = 0; round < rounds; ++round) {
        const assembly::Cast cast{vote_, SeatId::of(one.id), assembly::ChoiceId::of(round % 2 == 0 ? "yes" : "no")};
        own.push_back(signed_line(one.id, key, {cast}).text());
      }
    }
    keeper_.reset();
  }
  const std::vector<std::vector<std::string>>& lines() const { return lines_; }  // by delegate, by round

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
    if (!keeper_->submit(line.incoming(), {1'790'000'000'000}, {true, {}}))
      std::fprintf(stderr, "refused\n"), std::exit(1);
    if (keeper_->journal().size() % 512 == 0) must(keeper_->commit());
  }

  std::string hall_;
  std::unique_ptr<hall::Keeper> keeper_;
  std::map<std::string, std::uint64_t> counters_;
  assembly::VoteId vote_ = 0;
  std::vector<std::vector<std::string>> lines_;
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
  std::size_t junk = 0;
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

// Sends a request and takes its whole answer; the connection stays.
class Asking : public std::enable_shared_from_this<Asking> {
 public:
  explicit Asking(asio::io_context& context) : timer_(context), socket_(context) {}
  virtual ~Asking() = default;
  void connect(const tcp::endpoint& at) {
    socket_.async_connect(at, [self = shared_from_this()](boost::system::error_code code) {
      if (code) self->answered(false);
    });
  }
  void stop() { socket_.close(); }

 protected:
  void send(const std::string& line) {
    request_ = "POST /api/club/acts HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(line.size()) +
               "\r\n\r\n" + line;
    asio::async_write(socket_, asio::buffer(request_), [](boost::system::error_code, std::size_t) {});
    asio::async_read_until(socket_, asio::dynamic_buffer(answer_), "\r\n\r\n",
                           [self = shared_from_this()](boost::system::error_code code, std::size_t head) {
                             code ? self->answered(false) : self->read_rest(head);
                           });
  }
  virtual void answered(bool well) = 0;

  asio::steady_timer timer_;

 private:
  void read_rest(std::size_t head) {
    const auto at = answer_.find("Content-Length: ");
    const std::size_t whole = head + (at < head ? std::stoul(answer_.substr(at + 16, 9)) : 0);
    const bool well = answer_.starts_with("HTTP/1.1 200");
    const auto done = [self = shared_from_this(), well](boost::system::error_code code, std::size_t) {
      self->answer_.clear();
      self->answered(well && !code);
    };
    if (answer_.size() >= whole) return done({}, 0);
    asio::async_read(socket_, asio::dynamic_buffer(answer_), asio::transfer_exactly(whole - answer_.size()), done);
  }

  tcp::socket socket_;
  std::string request_, answer_;
};

class Delegate : public Asking {
 public:
  Delegate(asio::io_context& context, Figures& figures, std::size_t number, const std::vector<std::string>& lines,
           std::chrono::microseconds first, std::chrono::microseconds every)
      : Asking(context), figures_(figures), number_(number), lines_(lines), first_(first), every_(every) {}
  void begin(Now::time_point at) {
    begins_ = at + first_;
    wait();
  }

 private:
  void wait() {
    timer_.expires_at(begins_ + every_ * static_cast<std::int64_t>(round_));
    timer_.async_wait([self = shared_from_this(), this](boost::system::error_code) {
      figures_.pressed[number_] = Now::now();
      send(lines_[round_]);
    });
  }
  void answered(bool well) override {
    if (!well) return void(++figures_.errors);
    figures_.answered.push_back(ms_since(figures_.pressed[number_]));
    if (++round_ < lines_.size()) wait();
  }

  Figures& figures_;
  std::size_t number_, round_ = 0;
  const std::vector<std::string>& lines_;
  std::chrono::microseconds first_, every_;
  Now::time_point begins_;
};

// An act in good form that no key here has signed.
class Junk : public Asking {
 public:
  Junk(asio::io_context& context, Figures& figures, std::string line)
      : Asking(context), figures_(figures), line_(std::move(line)) {
    line_.replace(0, 8, "00000000");
  }
  void begin() { send(line_); }

 private:
  void answered(bool) override {
    ++figures_.junk;
    send(line_);
  }

  Figures& figures_;
  std::string line_;
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

struct Load {
  std::size_t delegates = 0, watchers = 0, rounds = 1, junk = 0;
  double seconds = 1;
  std::size_t acts() const { return delegates * rounds; }
};

std::vector<std::shared_ptr<Delegate>> delegates_of(asio::io_context& context, Figures& figures, const Load& load,
                                                    const Prepared& prepared) {
  const auto us = [](double value) { return std::chrono::microseconds(static_cast<std::int64_t>(value)); };
  const double round = load.seconds * 1e6 / static_cast<double>(load.rounds);
  std::vector<std::shared_ptr<Delegate>> out;
  for (std::size_t i = 0; i < load.delegates; ++i)
    out.push_back(std::make_shared<Delegate>(context, figures, i, prepared.lines()[i],
                                             us(round * static_cast<double>(i) / static_cast<double>(load.delegates)),
                                             us(round)));
  return out;
}

int run(const char* program, const std::string& folder, const Load& load) {
  const Prepared prepared(folder, load.delegates, load.rounds);
  const Server server(program, folder);
  asio::io_context context(1);
  const auto stays = asio::make_work_guard(context);
  const tcp::endpoint at(asio::ip::make_address("127.0.0.1"), server.port());
  Figures figures;
  figures.pressed.resize(load.delegates);
  const auto voting = delegates_of(context, figures, load, prepared);
  for (const auto& one : voting) one->connect(at);
  std::vector<std::shared_ptr<Junk>> junk;
  for (std::size_t i = 0; i < load.junk; ++i) {
    junk.push_back(std::make_shared<Junk>(context, figures, prepared.lines()[0][0]));
    junk.back()->connect(at);
  }
  context.run_for(std::chrono::seconds(2));
  const double before = server.memory_kib();
  std::vector<std::shared_ptr<Watcher>> watching;
  for (std::size_t i = 0; i < load.watchers; ++i) {
    watching.push_back(std::make_shared<Watcher>(context, figures, i % 50 == 0));
    watching.back()->start(at);
    if (i % 200 == 199) context.run_for(std::chrono::milliseconds(20));
  }
  context.run_for(std::chrono::seconds(2));
  const double each = load.watchers == 0 ? 0 : (server.memory_kib() - before) / static_cast<double>(load.watchers);
  for (const auto& one : junk) one->begin();
  const auto began = Now::now();
  for (const auto& one : voting) one->begin(began);
  while (figures.answered.size() + figures.errors < load.acts() && ms_since(began) < load.seconds * 1000 + 20'000)
    context.run_for(std::chrono::milliseconds(50));
  const double took = ms_since(began) / 1000;
  context.run_for(std::chrono::seconds(1));
  std::printf("hall: %zu delegates, %zu acts within %.1f s (%.0f a second), %zu watch, %zu junk requests beside\n",
              load.delegates, load.acts(), took, static_cast<double>(figures.answered.size()) / took,
              figures.watching, figures.junk);
  say("press to answer", figures.answered);
  say("press to board", figures.shown);
  std::printf("  errors %zu; %.1f KiB of the hall's memory for each watcher; %.1f MB sent to them\n", figures.errors,
              each, static_cast<double>(figures.bytes) / 1e6);
  for (const auto& one : watching) one->stop();
  for (const auto& one : voting) one->stop();
  for (const auto& one : junk) one->stop();
  return figures.errors == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6 || argc > 8)
    return std::fprintf(stderr, "hall_bench PLENARY FOLDER DELEGATES WATCHERS SECONDS [ROUNDS [JUNK]]\n"), 2;
  Load load{std::stoul(argv[3]), std::stoul(argv[4]), 1, 0, std::stod(argv[5])};
  if (argc > 6) load.rounds = std::stoul(argv[6]);
  if (argc > 7) load.junk = std::stoul(argv[7]);
  return run(argv[1], argv[2], load);
}
