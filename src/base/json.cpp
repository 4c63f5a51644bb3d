#include "base/json.hpp"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>

#include "base/limits.hpp"

namespace base {

namespace json = boost::json;

// Boost's parser tells what it reads; what it would let pass and we do not is refused here.
class Handler {
 public:
  static constexpr std::size_t max_object_size = limits::json_keys_max;
  static constexpr std::size_t max_array_size = limits::act_bytes_max;
  static constexpr std::size_t max_key_size = limits::act_bytes_max;
  static constexpr std::size_t max_string_size = limits::record_text_bytes_max;

  Json result;
  std::string why;

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) { return open(Json::Kind::object); }
  bool on_object_end(std::size_t size, json::error_code& code) {
    const Json::At object = close(size);
    return keys_differ(object) || refuse("a key that comes twice", code);
  }
  bool on_array_begin(json::error_code&) { return open(Json::Kind::list); }
  bool on_array_end(std::size_t size, json::error_code&) {
    close(size);
    return true;
  }
  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return add_part(part); }
  bool on_key(json::string_view part, std::size_t, json::error_code&) { return end_text(part); }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) { return add_part(part); }
  bool on_string(json::string_view part, std::size_t, json::error_code&) { return end_text(part); }
  bool on_number_part(json::string_view part, json::error_code&) {
    number_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t value, json::string_view part, json::error_code& code) {
    number_.append(part.data(), part.size());
    const bool usual =
        number_ == std::to_string(value) && value <= limits::json_whole_max && value >= -limits::json_whole_max;
    number_.clear();
    if (!usual) return refuse("a number that other programs would read otherwise", code);
    return add(Json::Kind::integer, value);
  }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code& code) {
    return refuse("a number beyond 2^53 - 1", code);
  }
  bool on_double(double, json::string_view, json::error_code& code) {
    return refuse("a number that is not a whole one", code);
  }
  bool on_bool(bool value, json::error_code&) { return add(Json::Kind::truth, value ? 1 : 0); }
  bool on_null(json::error_code&) { return add(Json::Kind::null, 0); }
  bool on_comment_part(json::string_view, json::error_code&) { return false; }
  bool on_comment(json::string_view, json::error_code&) { return false; }

 private:
  bool refuse(const char* what, json::error_code& code) {
    why = what;
    code = json::error::syntax;
    return false;
  }
  bool add(Json::Kind kind, std::int64_t number) {
    result.nodes_.push_back({kind, static_cast<Json::At>(result.nodes_.size() + 1), number, 0});
    return true;
  }
  bool open(Json::Kind kind) {
    open_.push_back(static_cast<Json::At>(result.nodes_.size()));
    return add(kind, 0);
  }
  Json::At close(std::size_t size) {
    const Json::At at = open_.back();
    open_.pop_back();
    result.nodes_[at].next = static_cast<Json::At>(result.nodes_.size());
    result.nodes_[at].number = static_cast<std::int64_t>(size);
    return at;
  }
  bool add_part(json::string_view part) {
    result.texts_.append(part.data(), part.size());
    return true;
  }
  bool end_text(json::string_view part) {
    add_part(part);
    add(Json::Kind::text, static_cast<std::int64_t>(result.texts_.size() - begun_));
    result.nodes_.back().offset = static_cast<std::uint32_t>(begun_);
    begun_ = result.texts_.size();
    return true;
  }
  bool keys_differ(Json::At object) {
    keys_.clear();
    for (Json::At at = result.first(object); at < result.next(object); at = result.next(at + 1))
      keys_.push_back(result.text(at));
    std::sort(keys_.begin(), keys_.end());
    return std::adjacent_find(keys_.begin(), keys_.end()) == keys_.end();
  }

  std::vector<Json::At> open_;
  std::vector<std::string_view> keys_;
  std::string number_;
  std::size_t begun_ = 0;
};

std::string_view Json::text(At at) const {
  return std::string_view(texts_).substr(nodes_[at].offset, static_cast<std::size_t>(nodes_[at].number));
}

Result<Json> Json::parse(std::string_view text, std::size_t bytes_max, LineBreaks breaks) {
  const auto wrong = [](std::size_t byte, std::string what) {
    return fail(Error{{"", 1, static_cast<int>(byte) + 1}, std::move(what), ""});
  };
  if (text.size() > bytes_max) return wrong(bytes_max, "it is longer than " + std::to_string(bytes_max) + " bytes.");
  constexpr std::string_view white = " \t\r\n";
  if (text.empty() || white.find(text.front()) != text.npos)
    return wrong(0, "white space before it, or nothing at all.");
  if (const auto at = text.find_first_of("\r\n"); breaks == LineBreaks::refused && at != text.npos)
    return wrong(at, "a line break inside.");
  json::parse_options options;
  options.max_depth = limits::json_depth_max;
  json::basic_parser<Handler> parser(options);
  Handler& handler = parser.handler();
  handler.result.texts_.reserve(text.size());
  json::error_code code;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), code);
  if (code) return wrong(read, handler.why.empty() ? "it is no JSON: " + code.message() + "." : handler.why + ".");
  // The parser takes white space behind the value as its own.
  if (read != text.size() || white.find(text.back()) != text.npos) return wrong(read, "something behind it.");
  return std::move(handler.result);
}

void write_text(std::string& out, std::string_view text) {
  static constexpr std::string_view short_forms = "btn\0fr";  // for 8 to 13; there is none for 11
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte >= 8 && byte <= 13 && byte != 11) {
      out += '\\';
      out += short_forms[byte - 8U];
    } else if (byte < 0x20) {
      static constexpr std::string_view digits = "0123456789abcdef";
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace base
