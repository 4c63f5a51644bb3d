// What a seat or an officer may do now, as a screen offers it: the act to be signed, a sentence, the rule.
#pragma once
#include <string>

#include "views/minutes.hpp"

namespace views {

// JSON: {"size":…, "offers":[{"act":{…},"label":…,"in_order":…,"cite":…,"why":…}]}.
std::string offers_for(const clerk::Journal& journal, Minutes& minutes, assembly::SeatId by, base::Instant at);

}  // namespace views
