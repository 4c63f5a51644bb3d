#include "cli/keys.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "base/file.hpp"
#include "base/json.hpp"

namespace cli {
namespace {

constexpr std::string_view format = "plenary/key-file/1", kind = "signing";
constexpr std::uint64_t ops_max = 20, mem_kib_min = 8192, mem_kib_max = 1'048'576;

base::Error wrong(const std::string& path, std::string what) { return {{path, 0, 0}, std::move(what), ""}; }

std::string write(const crypto::Sealed& sealed) {
  const auto text = [](std::string_view bytes) { return "\"" + base::base64(bytes) + "\""; };
  return "{\"format\":\"" + std::string(format) + "\",\"kind\":\"" + std::string(kind) +
         "\",\"ops\":" + std::to_string(sealed.cost.ops) + ",\"mem_kib\":" + std::to_string(sealed.cost.mem_kib) +
         ",\"salt\":" + text(base::view(sealed.salt)) + ",\"nonce\":" + text(base::view(sealed.nonce)) +
         ",\"box\":" + text(sealed.box) + "}";
}

// The fields of a flat object, by name; nothing if it is another thing.
struct Fields {
  const base::Json& json;
  std::optional<std::string_view> text(std::string_view name) const {
    const auto at = find(name);
    return at && json.kind(*at) == base::Json::Kind::text ? std::optional(json.text(*at)) : std::nullopt;
  }
  std::optional<std::uint64_t> number(std::string_view name, std::uint64_t least, std::uint64_t most) const {
    const auto at = find(name);
    if (!at || json.kind(*at) != base::Json::Kind::integer || json.integer(*at) < 0) return std::nullopt;
    const auto value = static_cast<std::uint64_t>(json.integer(*at));
    return value >= least && value <= most ? std::optional(value) : std::nullopt;
  }
  std::optional<base::Json::At> find(std::string_view name) const {
    for (auto at = json.first(0); at < json.next(0); at = json.next(at + 1))
      if (json.text(at) == name) return at + 1;
    return std::nullopt;
  }
};

std::optional<crypto::Sealed> read(std::string_view text) {
  const auto json = base::Json::parse(text, 4096);
  if (!json || json->kind(0) != base::Json::Kind::object || json->size(0) != 7) return std::nullopt;
  const Fields fields{*json};
  const auto bytes = [&](std::string_view name) {
    const auto field = fields.text(name);
    return field ? base::from_base64(*field) : std::nullopt;
  };
  const auto ops = fields.number("ops", 1, ops_max), memory = fields.number("mem_kib", mem_kib_min, mem_kib_max);
  const auto salt = base::exactly<16>(bytes("salt"));
  const auto nonce = base::exactly<24>(bytes("nonce"));
  const auto box = bytes("box");
  if (fields.text("format") != format || fields.text("kind") != kind || !ops || !memory || !salt || !nonce || !box)
    return std::nullopt;
  return crypto::Sealed{{*ops, *memory}, *salt, *nonce, *box};
}

std::optional<std::string> ask(const std::string& question) {
  if (isatty(STDIN_FILENO) != 1) return std::nullopt;
  termios before{};
  tcgetattr(STDIN_FILENO, &before);
  termios silent = before;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  std::fprintf(stderr, "%s", question.c_str());
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  std::string out;
  std::getline(std::cin, out);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
  std::fprintf(stderr, "\n");
  return out;
}

}  // namespace

base::Result<std::string> ask_passphrase(const std::string& path, bool twice) {
  const char* given = std::getenv("PLENARY_PASSPHRASE");
  auto out = given ? std::optional<std::string>(given) : ask("Passphrase for " + path + ": ");
  if (!out) return base::fail(wrong(path, "it needs a passphrase; set PLENARY_PASSPHRASE or use a terminal."));
  if (!crypto::is_passphrase(*out))
    return base::fail(wrong(path, "a passphrase has 1 to 128 characters from space to ~."));
  if (twice && !given && ask("Once more: ") != *out) return base::fail(wrong(path, "the two were not the same."));
  return *out;
}

base::Result<void> write_key(const std::string& path, const crypto::SigningKey& key, const std::string& passphrase,
                             crypto::SealCost cost) {
  const auto sealed = crypto::seal(key, passphrase, cost);
  if (!sealed) return base::fail(wrong(path, "there is too little memory to seal a key."));
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return base::fail(wrong(path, "it is there already, or cannot be made."));
  const std::string text = write(*sealed);
  const bool done =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!done) return base::fail(wrong(path, "it could not be written."));
  return {};
}

base::Result<crypto::SigningKey> read_key(const std::string& path, const std::string& passphrase) {
  const auto text = base::read_file(path);
  if (!text) return base::fail(text.error());
  const auto sealed = read(*text);
  auto key = sealed ? crypto::unseal(*sealed, passphrase) : std::nullopt;
  if (!key) return base::fail(wrong(path, "the passphrase is another one, or the file is damaged."));
  return std::move(*key);
}

}  // namespace cli
