#include "base/toml.hpp"

#include <algorithm>
#include <deque>
#include <tuple>

#include <toml++/toml.h>

#include "base/id.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace base {

struct Table::Node {
  Document::Inside* document = nullptr;
  std::string path;
  Place place;
  const toml::table* table = nullptr;  // null: an empty table
  std::set<std::string> asked;         // keys that somebody read or could have read
  std::optional<toml::table> own;      // for an item that was a text
};

struct Document::Inside {
  std::string file;
  toml::table tree;
  std::deque<Table::Node> nodes;  // stable addresses
  std::map<const toml::table*, Table::Node*> of;
  Errors errors;

  Place place(const toml::source_region& region) const {
    return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
  }
  Table::Node* node(const toml::table* table, std::string path, Place where) {
    if (table) {
      if (const auto known = of.find(table); known != of.end()) return known->second;
    }
    nodes.push_back({this, std::move(path), std::move(where), table, {}, {}});
    if (table) of.emplace(table, &nodes.back());
    return &nodes.back();
  }
  void add(Error error) {
    if (errors.size() < limits::problems_max) errors.push_back(std::move(error));
  }
};

namespace {

std::string kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number with a point";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::date: return "a date";
    default: return "something else";
  }
}

// toml++ recurses on nested values and on dotted keys; this bounds both before parsing, roughly and from above.
bool too_deep(std::string_view text) {
  std::size_t depth = 0, dots = 0;
  for (const char c : text) {
    dots = c == '\n' ? 0 : dots + (c == '.');
    if (dots > limits::line_dots_max) return true;
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (c == '\n' && depth == 1) depth = 0;
    if (depth > limits::toml_depth_max * 4) return true;
  }
  return false;
}

std::size_t depth_of(const toml::node& node) {
  std::size_t deepest = 0;
  if (const auto* table = node.as_table())
    for (const auto& [key, value] : *table) deepest = std::max(deepest, depth_of(value));
  if (const auto* array = node.as_array())
    for (const auto& value : *array) deepest = std::max(deepest, depth_of(value));
  return deepest + 1;
}

}  // namespace

bool Table::has(std::string_view key) const {
  node_->asked.emplace(key);
  return node_->table && node_->table->contains(key);
}

const std::string& Table::path() const { return node_->path; }
Place Table::place() const { return node_->place; }

Place Table::place(std::string_view key) const {
  const auto* value = node_->table ? node_->table->get(key) : nullptr;
  // A value copied out of a list has lost its place; its table knows it.
  return value && value->source().begin ? node_->document->place(value->source()) : node_->place;
}

std::vector<std::string> Table::keys() const {
  std::vector<std::pair<Place, std::string>> found;
  if (node_->table)
    for (const auto& [key, value] : *node_->table) {
      const auto source = key.source().begin ? key.source() : value.source();
      found.emplace_back(node_->document->place(source), std::string(key.str()));
    }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
  });
  std::vector<std::string> out;
  for (auto& [place, key] : found) out.push_back(std::move(key));
  return out;
}

void Table::error(std::string_view key, const std::string& what, std::string advice) {
  const std::string full = node_->path.empty() ? std::string(key)
                           : key.empty()       ? node_->path
                                               : node_->path + "." + std::string(key);
  node_->document->add({place(key), full + ": " + what, std::move(advice)});
}

namespace {

// The value of `key` if it is there and of type T; an error if it is there with another type.
template <class T, class Node>
const toml::value<T>* typed(Table& table, Node* node, std::string_view key, std::string_view expected) {
  node->asked.emplace(key);
  const auto* value = node->table ? node->table->get(key) : nullptr;
  if (!value) return nullptr;
  if (const auto* right = value->template as<T>()) return right;
  table.error(key, "found " + kind_of(*value) + "; " + std::string(expected) + " was expected.");
  return nullptr;
}

}  // namespace

std::string Table::text(std::string_view key) {
  if (!has(key)) {
    error(key, "is missing; a text was expected.");
    return "";
  }
  return text_or(key, "");
}

std::string Table::text_or(std::string_view key, std::string_view otherwise) {
  const auto* value = typed<std::string>(*this, node_, key, "a text");
  if (!value) return std::string(otherwise);
  if (value->get().size() > limits::title_bytes_max) error(key, "the text is too long.");
  if (has_control(value->get())) error(key, "the text holds a control character.");
  return value->get();
}

std::int64_t Table::integer_or(std::string_view key, std::int64_t otherwise, std::int64_t least, std::int64_t most) {
  const auto* value = typed<std::int64_t>(*this, node_, key, "a whole number");
  if (!value) return otherwise;
  if (value->get() >= least && value->get() <= most) return value->get();
  error(key, "found " + std::to_string(value->get()) + "; a number from " + std::to_string(least) + " to " +
                 std::to_string(most) + " was expected.");
  return otherwise;
}

bool Table::truth_or(std::string_view key, bool otherwise) {
  const auto* value = typed<bool>(*this, node_, key, "true or false");
  return value ? value->get() : otherwise;
}

Date Table::date_or(std::string_view key, Date otherwise) {
  const auto* value = typed<toml::date>(*this, node_, key, "a date (1965-12-31, without quotes)");
  if (!value) return otherwise;
  const toml::date& date = value->get();
  std::string text = std::to_string(10000 + date.year).substr(1) + "-" + std::to_string(100 + date.month).substr(1) +
                     "-" + std::to_string(100 + date.day).substr(1);
  if (const auto day = parse_date(text)) return *day;
  error(key, "found " + text + "; a year from 1800 to 2200 was expected.");
  return otherwise;
}

Word Table::word(std::string_view key) {
  if (auto found = word_if(key)) return *found;
  if (!node_->table || !node_->table->contains(key)) error(key, "is missing; a word was expected.");
  return {"", place(key)};
}

std::optional<Word> Table::word_if(std::string_view key) {
  const auto* value = typed<std::string>(*this, node_, key, "a word in quotes");
  if (!value) return std::nullopt;
  if (is_id(value->get())) return Word{value->get(), place(key)};
  error(key, "'" + value->get().substr(0, 60) + "' has not the form of a word (A-Z a-z 0-9 _ - . up to 31).");
  return std::nullopt;
}

std::vector<Word> Table::words_if(std::string_view key) {
  std::vector<Word> out;
  node_->asked.emplace(key);
  const auto* value = node_->table ? node_->table->get(key) : nullptr;
  if (!value) return out;
  const auto* array = value->as_array();
  if (!array) {
    error(key, "found " + kind_of(*value) + "; a list of words was expected.", "Write it as [\"one\", \"two\"].");
    return out;
  }
  for (const auto& item : *array) {
    const auto* text = item.as_string();
    if (text && is_id(text->get()))
      out.push_back({text->get(), node_->document->place(item.source())});
    else
      error(key, "found " + kind_of(item) + " in the list; words in quotes were expected.");
  }
  return out;
}

std::vector<std::int64_t> Table::integers_if(std::string_view key, std::int64_t least, std::int64_t most) {
  std::vector<std::int64_t> out;
  node_->asked.emplace(key);
  const auto* value = node_->table ? node_->table->get(key) : nullptr;
  if (!value) return out;
  const std::string expected = "a list of numbers from " + std::to_string(least) + " to " + std::to_string(most);
  const auto* array = value->as_array();
  if (!array) {
    error(key, "found " + kind_of(*value) + "; " + expected + " was expected.");
    return out;
  }
  for (const auto& item : *array) {
    const auto* number = item.as_integer();
    if (number && number->get() >= least && number->get() <= most)
      out.push_back(number->get());
    else
      error(key, "found " + kind_of(item) + " in the list; " + expected + " was expected.");
  }
  return out;
}

std::size_t Table::one_of(std::string_view key, const std::vector<std::string>& names, std::size_t otherwise) {
  const auto* value = typed<std::string>(*this, node_, key, "a word in quotes");
  if (!value) return otherwise;
  const auto found = std::find(names.begin(), names.end(), value->get());
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  error(key, "found '" + value->get().substr(0, 60) + "'; one of " + join(names, ", ") + " was expected.",
        suggestion(value->get(), names));
  return otherwise;
}

Table Table::table(std::string_view key) {
  node_->asked.emplace(key);
  const auto* value = node_->table ? node_->table->get(key) : nullptr;
  const std::string path = node_->path.empty() ? std::string(key) : node_->path + "." + std::string(key);
  if (value && !value->is_table()) error(key, "found " + kind_of(*value) + "; a table was expected.");
  const auto* table = value ? value->as_table() : nullptr;
  return Table(node_->document->node(table, path, place(key)));
}

std::vector<Table> Table::tables(std::string_view key) {
  std::vector<Table> out;
  for (Table item : items(key, "")) out.push_back(item);
  return out;
}

std::vector<std::pair<std::string, Table>> Table::named_tables(std::string_view key) {
  std::vector<std::pair<std::string, Table>> out;
  if (!has(key)) return out;
  Table parent = table(key);
  for (const std::string& name : parent.keys()) {
    if (!is_id(name)) {
      parent.error(name, "the name has not the form of a word (A-Z a-z 0-9 _ - . up to 31).");
      continue;
    }
    if (out.size() >= limits::entries_max) {
      parent.error(name, "there are more than " + std::to_string(limits::entries_max) + " entries.");
      break;
    }
    out.emplace_back(name, parent.table(name));
  }
  return out;
}

std::vector<Table> Table::items(std::string_view key, std::string_view text_key) {
  std::vector<Table> out;
  node_->asked.emplace(key);
  const auto* value = node_->table ? node_->table->get(key) : nullptr;
  if (!value) return out;
  const auto* array = value->as_array();
  if (!array) {
    error(key, "found " + kind_of(*value) + "; a list was expected.");
    return out;
  }
  for (const auto& item : *array) {
    Document::Inside& document = *node_->document;
    const std::string path = (node_->path.empty() ? "" : node_->path + ".") + std::string(key);
    if (const auto* table = item.as_table()) {
      out.push_back(Table(document.node(table, path, document.place(item.source()))));
    } else if (item.is_string() && !text_key.empty()) {
      Node* node = document.node(nullptr, path, document.place(item.source()));
      node->own.emplace();
      node->own->insert(text_key, *item.as_string());
      node->table = &*node->own;
      out.push_back(Table(node));
    } else {
      error(key, "found " + kind_of(item) + " in the list; " +
                     (text_key.empty() ? "tables were" : "texts or tables were") + " expected.");
    }
  }
  return out;
}

std::vector<std::vector<Table>> Table::lists_of_items(std::string_view key, std::string_view text_key) {
  std::vector<std::vector<Table>> out;
  node_->asked.emplace(key);
  const auto* value = node_->table ? node_->table->get(key) : nullptr;
  const auto* array = value ? value->as_array() : nullptr;
  if (value && !array) error(key, "found " + kind_of(*value) + "; a list of lists was expected.");
  if (!array) return out;
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (!(*array)[i].is_array()) {
      error(key, "found " + kind_of((*array)[i]) + "; each alternative is a list of inequalities.");
      continue;
    }
    // A list inside a list has no key of its own: hand it down under one.
    Node* holder = node_->document->node(nullptr, node_->path, node_->document->place((*array)[i].source()));
    holder->own.emplace();
    holder->own->insert(key, (*array)[i]);
    holder->table = &*holder->own;
    out.push_back(Table(holder).items(key, text_key));
  }
  return out;
}

Document::Document(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::parse(std::string_view text, std::string_view file) {
  const Place whole{std::string(file), 0, 0};
  if (!is_utf8(text)) return fail(Error{whole, "the file is not UTF-8.", "Save it as UTF-8."});
  if (too_deep(text)) return fail(Error{whole, "brackets are nested too deep.", ""});
  auto inside = std::make_unique<Inside>();
  inside->file = file;
  try {
    inside->tree = toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return fail(Error{inside->place(error.source()), std::string(error.description()) + ".", ""});
  }
  if (depth_of(inside->tree) > limits::toml_depth_max) return fail(Error{whole, "tables are nested too deep.", ""});
  return Document(std::move(inside));
}

Table Document::root() { return Table(inside_->node(&inside_->tree, "", {inside_->file, 1, 1})); }

void Document::add(Error error) { inside_->add(std::move(error)); }

Errors Document::finish() {
  for (std::size_t i = 0; i < inside_->nodes.size(); ++i) {
    Table::Node& node = inside_->nodes[i];
    if (!node.table) continue;
    for (const auto& [key, value] : *node.table) {
      const std::string name(key.str());
      if (node.asked.contains(name)) continue;
      if (inside_->errors.size() >= limits::problems_max) break;
      const std::vector<std::string> known(node.asked.begin(), node.asked.end());
      const Place place = key.source().begin ? inside_->place(key.source()) : node.place;
      add({place, (node.path.empty() ? "" : node.path + ".") + name + ": this key is not known here.",
           suggestion(name, known)});
    }
  }
  Errors out = inside_->errors;
  std::sort(out.begin(), out.end(), [](const Error& a, const Error& b) {
    return std::tie(a.place.line, a.place.column, a.what) < std::tie(b.place.line, b.place.column, b.what);
  });
  return out;
}

}  // namespace base
