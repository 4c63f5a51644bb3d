// The project's data as every command needs it: the sentences, and the shelves of bodies.
#pragma once
#include "record/trust.hpp"
#include "scene/library.hpp"
#include "words/catalogue.hpp"

namespace cli {

struct Data {
  words::Languages languages;
  const words::Catalogue& catalogue;  // the English one
  scene::Library library;
};

// Prints what is wrong and gives nothing if the data cannot be read.
std::optional<Data> load_data();

// A trust file. Prints what is wrong with it and gives nothing.
std::optional<record::Trust> read_trust(const std::string& path);

// What a fault's code means, as a sentence; a refusal with its rule.
std::string fault_sentence(const words::Catalogue& catalogue, std::string_view code, const std::string& detail,
                           const std::optional<base::Refusal>& refusal);

// The system's clock.
base::Instant now();

void complain(const base::Error& error);
void complain(const base::Errors& errors);

}  // namespace cli
