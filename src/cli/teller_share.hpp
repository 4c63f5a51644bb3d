// A teller's share on its medium, and beside it what was signed with the seat's key:
//   FILE        the share, sealed (ballot/key_file.hpp); made once, never written over
//   FILE.sent   one signed act a line, durable before any of it leaves this machine
#pragma once
#include <string>
#include <vector>

#include "ballot/acts.hpp"
#include "cli/teller_failure.hpp"
#include "codec/codec.hpp"
#include "hall/intake.hpp"

namespace cli {

bool is_there(const std::string& path);
// Readable by its owner alone, and durable when this returns. Failure: it is there already, or the disk's.
Done<void> write_new(const std::string& path, const std::string& text);
// Overwritten, then removed; the name is gone for good when this returns.
Done<void> destroy_file(const std::string& path);

// An open file of this program's, closed when it goes.
class OpenFile {
 public:
  explicit OpenFile(int number = -1) : number_(number) {}
  ~OpenFile();
  OpenFile(OpenFile&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  OpenFile& operator=(OpenFile&& other) noexcept;
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

class Sent {
 public:
  struct Line {
    hall::ActLine line;
    ballot::Act act;  // by the name of each field
    codec::SignedAct signed_act;
  };

  // What was kept beside that share; nobody else may write there until this goes. Failure: a line is damaged, or
  // another program is at it.
  static Done<Sent> open(const std::string& share);

  const std::string& path() const { return path_; }
  const std::vector<Line>& lines() const { return lines_; }
  // Durable when this returns.
  Done<void> keep(const hall::ActLine& line);

 private:
  explicit Sent(std::string path) : path_(std::move(path)) {}
  Done<void> read();

  std::string path_;
  OpenFile file_;
  std::vector<Line> lines_;
};

}  // namespace cli
