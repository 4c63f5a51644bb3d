// Makes new bodies in a hall that is open.
#pragma once
#include <memory>

#include "api/routes.hpp"

namespace cli {

// Error: the form, or the rules that it speaks of, cannot be read.
base::Result<std::unique_ptr<api::Founder>, base::Errors> founder_in(const std::string& hall,
                                                                     const std::string& host);

}  // namespace cli
