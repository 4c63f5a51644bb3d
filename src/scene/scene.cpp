#include "scene/scene.hpp"

#include <map>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace scene {
namespace {

using base::trim;

constexpr const char* header_advice = "Write it as: Body, 30 September 2022 15:00";
constexpr std::string_view title_mark = "Scene:";
constexpr std::string_view continued_mark = "continued";
constexpr std::string_view reconstruction_mark = "reconstructed from ";
constexpr base::Instant ten_o_clock{10 * base::ms_per_hour};

// "General Council, 2 March 2022 15:00, reconstructed from the official record"
base::Result<Scene> parse_header(std::string_view file, const Line& line, std::string title) {
  const auto wrong = [&](std::string what) {
    return base::fail(base::Error{{std::string(file), line.number, 1}, std::move(what), header_advice});
  };
  Scene out;
  out.file = file;
  out.title = std::move(title);
  out.header = line;
  const auto comma = line.text.find(',');
  if (comma == std::string::npos) return wrong("found no comma; a body and a date were expected.");
  out.body = trim(std::string_view(line.text).substr(0, comma));
  std::string_view rest = trim(std::string_view(line.text).substr(comma + 1));
  const auto second = rest.find(',');
  std::string_view when = trim(rest.substr(0, second));
  base::Instant time = ten_o_clock;
  if (const auto space = when.rfind(' '); space != std::string_view::npos)
    if (const auto of_day = base::parse_time_of_day(when.substr(space + 1))) {
      time.ms = *of_day;
      when = trim(when.substr(0, space));
    }
  const auto day = base::parse_date(when);
  if (!day) return wrong("'" + std::string(when.substr(0, 40)) + "' is no date.");
  out.start = base::Instant{base::start_of(*day).ms + time.ms};
  if (second == std::string_view::npos) return out;
  rest = trim(rest.substr(second + 1));
  if (rest == continued_mark || rest.starts_with(std::string(continued_mark) + ",")) {
    out.continued = true;
    rest = trim(rest.substr(std::min(rest.size(), continued_mark.size() + 1)));
    if (rest.empty()) return out;
  }
  out.invented = rest == "invented";
  if (out.invented) return out;
  if (!rest.starts_with(reconstruction_mark))
    return wrong("after the date, '" + std::string(reconstruction_mark) +
                 "…', 'invented' or 'continued' was expected.");
  out.reconstruction = true;
  out.source = trim(rest.substr(reconstruction_mark.size()));
  return out;
}

base::Result<std::vector<Line>, base::Errors> lines_of(std::string_view text, std::string_view file) {
  std::vector<Line> out;
  int number = 0;
  for (const std::string_view raw : base::split(text, '\n')) {
    ++number;
    const base::Place place{std::string(file), number, 1};
    if (raw.size() > base::limits::line_bytes_max)
      return base::fail(base::Errors{{place, "the line is too long.", ""}});
    const std::string_view line = trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    if (!base::is_utf8(line))
      return base::fail(base::Errors{{place, "the line is not UTF-8.", "Save the file as UTF-8."}});
    for (const char c : line)
      if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
        return base::fail(base::Errors{{place, "the line holds a control character.", ""}});
    if (out.size() >= base::limits::scene_lines_max)
      return base::fail(base::Errors{{place, "the file has too many lines.", ""}});
    out.push_back({number, std::string(line)});
  }
  return out;
}

// Each continued scene gets the last one of the same body before it.
void link(std::vector<Scene>& scenes, base::Errors& errors) {
  std::map<std::string, std::pair<std::shared_ptr<const Scene>, std::size_t>> last;  // with the length of its chain
  for (Scene& scene : scenes) {
    auto& [before, length] = last[scene.body];
    const bool goes_on = scene.continued && before && length < base::limits::continued_scenes_max;
    if (scene.continued && !goes_on)
      errors.push_back({{scene.file, scene.header.number, 1},
                        before ? "too many scenes continue one another."
                               : "there is no scene of this body before it in the file to continue.",
                        ""});
    if (goes_on) scene.before = before;
    length = goes_on ? length + 1 : 0;
    before = std::make_shared<const Scene>(scene);
  }
}

}  // namespace

base::Result<std::vector<Scene>, base::Errors> parse(std::string_view text, std::string_view file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto lines = lines_of(text, file);
  if (!lines) return base::fail(lines.error());
  std::vector<Scene> out;
  base::Errors errors;
  std::string title;
  bool wants_header = true;
  for (const Line& line : *lines) {
    if (line.text.starts_with(title_mark)) {
      if (wants_header && !title.empty())
        errors.push_back(
            {{std::string(file), line.number, 1}, "the scene '" + title + "' has no header.", header_advice});
      title = trim(std::string_view(line.text).substr(title_mark.size()));
      wants_header = true;
    } else if (wants_header) {
      wants_header = false;
      auto scene = parse_header(file, line, title.empty() ? std::string(file) : title);
      if (scene)
        out.push_back(std::move(*scene));
      else
        errors.push_back(scene.error());
    } else if (!out.empty()) {
      out.back().lines.push_back(line);
    }
  }
  if (wants_header && !title.empty())
    errors.push_back({{std::string(file), 0, 0}, "the scene '" + title + "' has no header.", header_advice});
  if (out.empty() && errors.empty())
    errors.push_back({{std::string(file), 0, 0}, "the file holds no scene.", "Begin with: Body, 30 September 2022"});
  link(out, errors);
  if (!errors.empty()) return base::fail(std::move(errors));
  return out;
}

}  // namespace scene
