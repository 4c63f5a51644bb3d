// Reading TOML strictly: every key that is there must be asked for, every key asked for must have the right type.
// Nothing stops at the first mistake: errors collect in the Document, each with line, key, what was found, what was
// expected and the nearest word, and the caller looks at them once at the end.
//
//   auto document = Document::parse(text, "rules.toml");
//   Table majority = document->root().table("majority");
//   std::string cite = majority.text("cite");
//   document->finish();          // refuses keys nobody asked for
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace base {

class Document;

// A word of a rules file and where it stands.
struct Word {
  std::string text;
  Place place;
};

class Table {
 public:
  bool has(std::string_view key) const;
  const std::string& path() const;          // "majority.simple"
  Place place() const;                      // where the table begins
  Place place(std::string_view key) const;  // where the value of `key` stands
  std::vector<std::string> keys() const;    // in the order of the file

  // Each reads one key and reports an error if it is missing (or, with `_or`, only if it is of the wrong type).
  std::string text(std::string_view key);
  std::string text_or(std::string_view key, std::string_view otherwise);
  std::int64_t integer_or(std::string_view key, std::int64_t otherwise, std::int64_t least, std::int64_t most);
  bool truth_or(std::string_view key, bool otherwise);
  Date date_or(std::string_view key, Date otherwise);
  Word word(std::string_view key);  // an id, with its place
  std::optional<Word> word_if(std::string_view key);
  std::vector<Word> words_if(std::string_view key);  // a list of ids
  std::vector<std::int64_t> integers_if(std::string_view key, std::int64_t least, std::int64_t most);  // a list
  // One of `names`; its index. Reports the nearest name otherwise.
  std::size_t one_of(std::string_view key, const std::vector<std::string>& names, std::size_t otherwise);

  Table table(std::string_view key);                // empty if missing
  std::vector<Table> tables(std::string_view key);  // an array of tables; empty if missing
  std::vector<std::pair<std::string, Table>> named_tables(std::string_view key);  // [key.a], [key.b]: in file order
  // The items of a list: texts stand in a table under the key "needs" so that both forms of a need read alike.
  std::vector<Table> items(std::string_view key, std::string_view text_key);
  std::vector<std::vector<Table>> lists_of_items(std::string_view key, std::string_view text_key);

  void error(std::string_view key, const std::string& what, std::string advice = "");

 private:
  friend class Document;
  struct Node;
  explicit Table(Node* node) : node_(node) {}
  Node* node_;
};

class Document {
 public:
  // Error: not TOML, not UTF-8, nested deeper than limits::toml_depth_max.
  static Result<Document> parse(std::string_view text, std::string_view file);

  Table root();
  void add(Error error);
  // Reports every key that nobody asked for; then all errors, in the order of the file.
  Errors finish();

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  struct Inside;

 private:
  explicit Document(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace base
