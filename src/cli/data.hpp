// The project's data as every command needs it: the sentences, and the shelves of bodies.
#pragma once
#include "scene/library.hpp"
#include "words/catalogue.hpp"

namespace cli {

struct Data {
  words::Catalogue catalogue;
  scene::Library library;
};

// Prints what is wrong and gives nothing if the data cannot be read.
std::optional<Data> load_data();

void complain(const base::Error& error);
void complain(const base::Errors& errors);

}  // namespace cli
