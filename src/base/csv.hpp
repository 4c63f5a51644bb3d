// Tables as text: CSV (RFC 4180, comma, quotes) and TSV (tab, no quotes). The first row names the columns.
// Strict: every row has as many fields as the first, the text is UTF-8 without control characters, column names
// are unique. Lines that begin with '#' before the first row are comments and are kept.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace base {

struct Sheet {
  struct Row {
    int line = 0;
    std::vector<std::string> fields;
  };

  std::string file;
  std::vector<std::string> comments;  // without the '#'
  std::vector<std::string> columns;
  std::vector<Row> rows;

  std::optional<std::size_t> column(std::string_view name) const;
};

// One field of a table that people open: quoted where it must be, and never what a spreadsheet would compute.
std::string csv_field(std::string_view text);

Result<Sheet> parse_csv(std::string_view text, std::string_view file);
Result<Sheet> parse_tsv(std::string_view text, std::string_view file);

}  // namespace base
