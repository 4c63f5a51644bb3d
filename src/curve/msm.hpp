// Many multiplications at once, for what everybody may know. In VARIABLE time.
#pragma once
#include <span>

#include "curve/point.hpp"

namespace curve {

// Little-endian; below 2^255.
using Scalar = base::Bytes32;

// Σ scalars[i] · points[i]: Straus's method for few, Pippenger's for many. A scalar of fewer bits costs less.
Point msm(std::span<const Scalar> scalars, std::span<const Affine> points);

}  // namespace curve
