// A bug trips check(): always compiled in, names the place, ends the process. Never used for bad input.
#pragma once
#include <source_location>
#include <string_view>

namespace base {

// Ends the process with `message` and the caller's place if `holds` is false.
void check(bool holds, std::string_view message, std::source_location at = std::source_location::current());

}  // namespace base
