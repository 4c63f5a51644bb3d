#include "base/error.hpp"

namespace base {

std::string Place::text() const {
  std::string out = file;
  if (line > 0) out += ":" + std::to_string(line);
  if (line > 0 && column > 0) out += ":" + std::to_string(column);
  return out;
}

std::string Error::text() const {
  std::string out = place.text();
  if (!out.empty()) out += ": ";
  out += what;
  if (!advice.empty()) out += " " + advice;
  return out;
}

std::string text(const Errors& errors) {
  std::string out;
  for (const Error& error : errors) out += error.text() + "\n";
  return out;
}

}  // namespace base
