#include "api/identities.hpp"

#include "api/limits.hpp"
#include "base/encoding.hpp"
#include "crypto/sign.hpp"

namespace api {

std::string message_of_token(std::string_view origin, std::string_view challenge) {
  return "plenary/token/v1\n" + std::string(origin) + "\n" + std::string(challenge);
}

std::string Identities::challenge(std::int64_t now_ms) {
  std::string out = base::hex(crypto::random_bytes(16));
  challenges_[out] = now_ms + limits::challenge_ms;
  oldest_.push_back(out);
  while (oldest_.size() > limits::challenges_max) {
    challenges_.erase(oldest_.front());
    oldest_.pop_front();
  }
  return out;
}

bool Identities::take(const std::string& challenge, std::int64_t now_ms) {
  const auto found = challenges_.find(challenge);
  if (found == challenges_.end()) return false;
  const bool in_time = now_ms <= found->second;
  challenges_.erase(found);
  return in_time;
}

std::string Identities::admit(const Identity& identity) {
  if (tokens_.size() >= limits::tokens_max) tokens_.clear();  // everybody signs again
  std::string token = base::hex(crypto::random_bytes(16));
  tokens_[token] = identity;
  return token;
}

std::optional<Identities::Identity> Identities::of(const std::string& authorization, std::int64_t now_ms) const {
  constexpr std::string_view bearer = "Bearer ";
  if (!authorization.starts_with(bearer)) return std::nullopt;
  const auto found = tokens_.find(authorization.substr(bearer.size()));
  if (found == tokens_.end() || now_ms > found->second.until_ms) return std::nullopt;
  return found->second;
}

void Identities::end(const record::KeyId& key) {
  std::erase_if(tokens_, [&](const auto& one) { return one.second.key == key; });
}

}  // namespace api
