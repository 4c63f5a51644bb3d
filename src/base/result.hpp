// Result<T> is either a T or why there is none: an Error, a list of them, or a Refusal.
#pragma once
#include <tl/expected.hpp>
#include <utility>

#include "base/error.hpp"
#include "base/refusal.hpp"

namespace base {

template <class T, class E = Error>
using Result = tl::expected<T, E>;

template <class E>
tl::unexpected<E> fail(E why) {
  return tl::unexpected<E>(std::move(why));
}

}  // namespace base
