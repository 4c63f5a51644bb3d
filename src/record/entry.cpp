#include "record/entry.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace record {
namespace {

constexpr std::string_view act_domain = "plenary/act/v1\n", key_domain = "plenary/key/v1\n",
                           salt_line = "plenary/salt/v1 ", rehearsal_label = "rehearsal.";

}  // namespace

std::string Entry::text() const {
  std::string out = std::to_string(position) + " " + base::iso_ms(at) + "\n";
  out.append(act).append("\n");
  out += base::hex(base::view(key)) + " " + base::base64(base::view(signature)) + "\n";
  return out.append(ruling).append("\n");
}

base::Result<Entry> Entry::parse(std::string_view bytes) {
  const auto wrong = [](std::string what) { return base::fail(base::Error{{}, std::move(what), ""}); };
  const auto lines = base::split(bytes, '\n');
  if (lines.size() != 5 || !lines[4].empty()) return wrong("an entry has four lines.");
  const std::size_t space = lines[0].find(' ');
  const auto position = parse_number(lines[0].substr(0, space));
  const auto at = space == lines[0].npos ? std::nullopt : base::parse_iso_ms(lines[0].substr(space + 1));
  if (!position || !at) return wrong("the first line is the position and the time.");
  const auto key = base::exactly<4>(base::from_hex(lines[2].substr(0, 8)));
  const auto signature = lines[2].size() > 9 && lines[2][8] == ' '
                             ? base::exactly<64>(base::from_base64(lines[2].substr(9)))
                             : std::nullopt;
  if (!key || !signature) return wrong("the third line is the key's id and its signature.");
  return Entry{*position, *at, lines[1], *key, *signature, lines[3]};
}

KeyId key_id(const crypto::PublicKey& key) {
  const Hash hash = crypto::sha256({key_domain, base::view(key)});
  return {hash[0], hash[1], hash[2], hash[3]};
}

std::string message_of_act(std::string_view origin, std::string_view act) {
  std::string out;
  out.reserve(act_domain.size() + origin.size() + 1 + act.size());
  return out.append(act_domain).append(origin).append("\n").append(act);
}

std::string message_of_key(std::string_view origin, std::string_view seat, const crypto::PublicKey& key) {
  std::string out(key_domain);
  out.append(origin).append("\n").append(seat).append("\n");
  return out + base::base64(base::view(key));
}

bool is_rehearsal(std::string_view origin) { return origin.starts_with(rehearsal_label); }

bool is_origin(std::string_view text) {
  const auto parts = base::split(text, '/');
  return parts.size() == 2 && text.size() <= 200 &&
         std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return !part.empty() && part.front() != '.' && part.back() != '.' &&
                  std::all_of(part.begin(), part.end(), [](char c) {
                    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
                  });
         });
}

std::string salted(std::string_view content, std::string_view salt) {
  return std::string(salt_line) + base::hex(salt) + "\n" + std::string(content);
}

std::string_view without_salt(std::string_view blob) {
  constexpr std::size_t head = salt_line.size() + 64 + 1;
  if (!blob.starts_with(salt_line) || blob.size() < head || blob[head - 1] != '\n') return blob;
  return blob.substr(head);
}

}  // namespace record
