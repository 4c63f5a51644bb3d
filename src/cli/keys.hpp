// Keys in files, sealed with a passphrase (crypto/sign.hpp names the format).
#pragma once
#include <string>

#include "base/result.hpp"
#include "crypto/sign.hpp"

namespace cli {

// Written whole or not at all, readable by its owner alone. Error: the file is there already, no passphrase.
base::Result<void> write_key(const std::string& path, const crypto::SigningKey& key, const std::string& passphrase,
                             crypto::SealCost cost = {});
base::Result<crypto::SigningKey> read_key(const std::string& path, const std::string& passphrase);

// $PLENARY_PASSPHRASE, else asked at the terminal without echo. Error: neither, or none that may be used.
base::Result<std::string> ask_passphrase(const std::string& path, bool twice);

}  // namespace cli
