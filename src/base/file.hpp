// Reading whole files, with a limit; finding the project's data.
#pragma once
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace base {

// The bytes of a regular file of at most limits::file_bytes_max. Error: missing, a folder, too large, unreadable.
Result<std::string> read_file(const std::filesystem::path& path);

// The folder that holds bodies/ and messages/: $PLENARY_DATA, else the nearest one above the program, else above the
// working folder. Error: none found.
Result<std::filesystem::path> data_folder();

}  // namespace base
