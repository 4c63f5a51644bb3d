#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace base {

void check(bool holds, std::string_view message, std::source_location at) {
  if (holds) return;
  std::fprintf(stderr, "plenary: a defect in the program: %.*s (%s:%u)\n", static_cast<int>(message.size()),
               message.data(), at.file_name(), static_cast<unsigned>(at.line()));
  std::abort();
}

}  // namespace base
