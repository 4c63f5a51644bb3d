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
