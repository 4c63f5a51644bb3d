// The screens, as they were built and put into this binary.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace api {

struct Asset {
  std::string_view type, bytes;
  bool lasting = false;  // its name has a hash of what it holds
};

// By path: "/assets/board-4f2a.js". Empty if this program was built without screens.
const std::map<std::string, Asset, std::less<>>& assets();

}  // namespace api
