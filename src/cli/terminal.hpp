// What the terminal can do, and painting for it. Colours are the board theme's; without colour every lamp keeps its
// sign and letter. NO_COLOR, pipes and narrow windows are respected.
#pragma once
#include <string>
#include <string_view>

namespace cli {

enum class Ink {
  plain,
  strong,
  faint,
  yes,
  no,
  abstain,
  lamp_yes,
  lamp_no,
  lamp_abstain,
  lamp_cast,
  lamp_empty,
  band,
  warn
};

struct Terminal {
  bool live = false;  // a person watches: frames may be drawn over
  bool colour = false;
  bool many_colours = false;
  std::size_t columns = 80;
  std::size_t rows = 24;

  // Of standard output and the environment (NO_COLOR, COLORTERM, COLUMNS).
  static Terminal here();

  std::string paint(Ink ink, std::string_view text) const;
};

// `text` cut or filled with spaces to exactly `width` columns; a cut is shown by '…'.
std::string fitted(std::string_view text, std::size_t width);

// A bar on standard error, shown only to a person and only once a second has passed.
class Progress {
 public:
  Progress(std::string what, std::size_t total);
  ~Progress();
  void at(std::size_t done);

 private:
  std::string what_;
  std::size_t total_, shown_ = 0;
  long started_ms_;
  bool person_, drawn_ = false;
};

}  // namespace cli
