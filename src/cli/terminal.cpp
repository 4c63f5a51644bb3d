#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "base/text.hpp"

namespace cli {
namespace {

// Foreground and background as 24-bit and as the nearest of the 16; empty: the terminal's own.
struct Paint {
  std::string_view many, few;
};

constexpr std::array<Paint, 13> paints = {{
    {"", ""},
    {"1", "1"},
    {"2", "2"},
    {"38;2;143;240;181", "32"},  // board theme: in favour
    {"38;2;229;83;61", "31"},    // against
    {"38;2;230;184;0", "33"},    // abstaining
    {"38;2;15;20;25;48;2;143;240;181", "30;42"},
    {"38;2;15;20;25;48;2;229;83;61", "30;41"},
    {"38;2;15;20;25;48;2;230;184;0", "30;43"},
    {"38;2;15;20;25;48;2;169;178;188", "30;47"},
    {"38;2;110;121;131", "2"},
    {"1;38;2;15;20;25;48;2;244;246;248", "1;7"},
    {"1;38;2;120;170;240", "1;34"},
}};

long now_ms() {
  using namespace std::chrono;
  return static_cast<long>(duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count());
}

std::optional<std::size_t> number_from(const char* name) {
  const char* text = std::getenv(name);
  const auto value = text ? base::parse_integer(text) : std::nullopt;
  if (!value || *value < 1 || *value > 10'000) return std::nullopt;
  return static_cast<std::size_t>(*value);
}

bool is_set(const char* name) {
  const char* text = std::getenv(name);
  return text && *text;
}

}  // namespace

Terminal Terminal::here() {
  Terminal out;
  const bool person = isatty(STDOUT_FILENO) == 1;
  const char* term = std::getenv("TERM");
  const bool dumb = !term || std::string_view(term) == "dumb" || !*term;
  out.live = person && !dumb;
  out.colour = (out.live || is_set("CLICOLOR_FORCE")) && !is_set("NO_COLOR");
  const char* many = std::getenv("COLORTERM");
  out.many_colours = many && (std::string_view(many) == "truecolor" || std::string_view(many) == "24bit");
  winsize size{};
  if (person && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    out.columns = size.ws_col;
    out.rows = size.ws_row > 0 ? size.ws_row : 24;
  }
  if (const auto columns = number_from("COLUMNS"); columns && !person) out.columns = *columns;
  return out;
}

std::string Terminal::paint(Ink ink, std::string_view text) const {
  const Paint& paint = paints[static_cast<std::size_t>(ink)];
  const std::string_view code = many_colours ? paint.many : paint.few;
  if (!colour || code.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string fitted(std::string_view text, std::size_t width) {
  if (width == 0) return "";
  std::string out(text);
  if (base::columns(out) > width) {
    while (!out.empty() && base::columns(out) > width - 1) {
      do out.pop_back();
      while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80);
      if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xC0) out.pop_back();
    }
    out += "…";
  }
  out.append(width - std::min(width, base::columns(out)), ' ');
  return out;
}

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), started_ms_(now_ms()), person_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (drawn_) std::fprintf(stderr, "\r\x1b[K");
}

void Progress::at(std::size_t done) {
  if (!person_ || total_ == 0) return;
  const std::size_t percent = done * 100 / total_;
  if ((drawn_ && percent == shown_) || now_ms() - started_ms_ < 1000) return;
  drawn_ = true;
  shown_ = percent;
  std::fprintf(stderr, "\r%s %3zu %% [%-40s]", what_.c_str(), percent, std::string(percent * 40 / 100, '#').c_str());
  std::fflush(stderr);
}

}  // namespace cli
