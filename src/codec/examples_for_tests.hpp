// One of each act and event, every field with a value that is not its initial one.
#pragma once
#include "codec/codec.hpp"

namespace codec {

std::vector<SignedAct> example_acts();
assembly::Events example_events();

}  // namespace codec
