// Runs a fuzz target over the files of its corpus once: what ./check does under sanitizers, without libFuzzer.
#include <cstdint>
#include <cstdio>
#include <filesystem>

#include "base/file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  int seen = 0;
  for (int i = 1; i < argc; ++i)
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      const auto bytes = base::read_file(entry.path());
      if (!bytes) continue;
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size());
      ++seen;
    }
  std::printf("%d inputs\n", seen);
  return seen > 0 ? 0 : 1;
}
