// What the program does, one function a command. Each returns the exit code:
//   0  done, and the answer is yes    1  done, and the answer is no    2  cannot read, or wrongly called
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace cli {

enum : int { exit_yes = 0, exit_no = 1, exit_cannot = 2 };

struct PlayOptions {
  std::vector<std::string> scenes;
  std::string board = "live";  // live, end, none
  bool step = false;
  bool quiet = false;       // only what failed, and the sum
  std::string interactive;  // a body: no scenes, the keyboard instead
  std::string out;          // a folder: every act signed and recorded there
};
int play(const PlayOptions& options);

// The hall in a browser. With a story: a demonstration, begun anew in the folder each time.
struct ServeOptions {
  std::string data;                        // a folder
  std::string story, from, delegate;       // demonstration.hpp
  std::string host = "plenary.local";      // the first half of a new record's origin
  std::string listen = "127.0.0.1", port;  // no port: 8080, or any that is free
  std::string log;                         // a line for each request; empty: none, "-": the standard error
};
int serve(const ServeOptions& options);

// An association of one's own, in a hall's folder.
struct NewOptions {
  std::string hall, name, members, id, host = "plenary.local";
  std::vector<std::string> answers;  // "ties=casting_vote"; forms/ has the questions
  bool rehearsal = false;
};
int make_new(const NewOptions& options);

// What a screen does, from the command line.
struct ActOptions {
  std::string address, key, by, act, receipt;
};
int act(const ActOptions& options);
struct InviteOptions {
  std::string hall, body, address = "http://127.0.0.1:8080", link;
  std::vector<std::string> seats;
  bool all = false;
};
int invite(const InviteOptions& options);

// A meeting conducted from the keyboard.
int rehearse(const std::string& body);

struct ReplayOptions {
  std::string rollcalls, body, expected, questions;
  bool json = false;
};
int replay(const ReplayOptions& options);

int body_check(const std::vector<std::string>& folders);

struct ExplainOptions {
  std::string body, question, majority, date;
  std::vector<std::string> counts;  // "yes=120", "no of permanent=1", as given on the command line
};
int body_explain(const ExplainOptions& options);

int completion(const std::string& shell);

// Reads the command line and calls one of the above.
int run(int argc, char** argv);

}  // namespace cli
