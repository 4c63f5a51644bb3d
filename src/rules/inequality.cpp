#include "rules/inequality.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "base/id.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace rules {
namespace {

using base::fail;
namespace limits = base::limits;
__extension__ typedef __int128 Wide;

bool compare(std::int64_t left, Relation relation, std::int64_t right) {
  switch (relation) {
    case Relation::at_least: return left >= right;
    case Relation::more: return left > right;
    case Relation::equal: return left == right;
    case Relation::less: return left < right;
    case Relation::at_most: return left <= right;
  }
  return false;
}

struct Token {
  enum class Kind { number, word, sign, end } kind = Kind::end;
  std::string_view text;
};

// Reads one inequality from left to right; the first thing that does not fit is the error.
class Reader {
 public:
  Reader(std::string_view text, const Vocabulary& words) : rest_(text), words_(words) { step(); }

  base::Result<Inequality> inequality(std::string_view whole) {
    Inequality out;
    out.text = base::trim(whole);
    if (take("each")) {
      if (!take("of")) return fail(expected("'of' after 'each'"));
      const auto partition = named(words_.partitions, "partition");
      if (!partition) return fail(partition.error());
      out.each_of = *partition;
      if (!take(":")) return fail(expected("':' after the partition"));
    }
    auto left = sum(0);
    if (!left) return fail(left.error());
    const auto relation = this->relation();
    if (!relation) return fail(relation.error());
    auto right = sum(0);
    if (!right) return fail(right.error());
    if (now_.kind != Token::Kind::end) return fail(expected("the end"));
    out.left = std::move(*left);
    out.right = std::move(*right);
    out.relation = *relation;
    if (out.left.terms.size() > limits::terms_max || out.right.terms.size() > limits::terms_max)
      return fail(base::Error{
          {}, "the inequality has more than " + std::to_string(limits::terms_max) + " terms on a side.", ""});
    if (out.left.terms.empty() && out.right.terms.empty())
      return fail(base::Error{{}, "the inequality speaks of no count.", ""});
    return out;
  }

 private:
  void step() {
    rest_ = rest_.substr(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
    if (rest_.empty()) {
      now_ = {};
      return;
    }
    const auto span = [&](auto belongs) {
      return static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), belongs) - rest_.begin());
    };
    std::size_t length = 1;
    Token::Kind kind = Token::Kind::sign;
    if (rest_[0] >= '0' && rest_[0] <= '9') {
      kind = Token::Kind::number;
      length = span([](char c) { return c >= '0' && c <= '9'; });
    } else if (base::is_id_byte(rest_[0]) && rest_[0] != '-' && rest_[0] != '.') {
      kind = Token::Kind::word;
      length = span([](char c) { return base::is_id_byte(c) && c != '-'; });
    } else if (rest_.starts_with(">=") || rest_.starts_with("<=")) {
      length = 2;
    }
    now_ = {kind, rest_.substr(0, length)};
    rest_.remove_prefix(length);
  }

  bool take(std::string_view text) {
    if (now_.kind == Token::Kind::end || now_.text != text) return false;
    step();
    return true;
  }

  base::Error expected(const std::string& what) const {
    const std::string found =
        now_.kind == Token::Kind::end ? "the end" : "'" + std::string(now_.text.substr(0, 40)) + "'";
    return {{}, "found " + found + "; " + what + " was expected.", ""};
  }

  base::Result<std::size_t> named(const std::vector<std::string>& known, std::string_view kind) {
    if (now_.kind != Token::Kind::word) return fail(expected("the name of a " + std::string(kind)));
    const auto found = std::find(known.begin(), known.end(), now_.text);
    if (found == known.end()) {
      std::vector<std::string> real;
      std::copy_if(known.begin(), known.end(), std::back_inserter(real), [](const auto& k) { return !k.empty(); });
      return fail(
          base::Error{{},
                      "'" + std::string(now_.text.substr(0, 40)) + "' is no " + std::string(kind) + " of this body.",
                      base::suggestion(now_.text, real)});
    }
    step();
    return static_cast<std::size_t>(found - known.begin());
  }

  base::Result<Relation> relation() {
    constexpr std::pair<std::string_view, Relation> signs[] = {{">=", Relation::at_least},
                                                               {">", Relation::more},
                                                               {"=", Relation::equal},
                                                               {"<", Relation::less},
                                                               {"<=", Relation::at_most}};
    for (const auto& [sign, relation] : signs)
      if (take(sign)) return relation;
    return fail(expected("one of >= > = < <="));
  }

  base::Result<std::int64_t> number() {
    const auto value = base::parse_integer(now_.text);
    if (!value || *value > limits::constant_max)
      return fail(base::Error{{}, "the number " + std::string(now_.text.substr(0, 40)) + " is too large.", ""});
    step();
    return *value;
  }

  base::Result<Sum> sum(int depth) {
    if (depth > 4) return fail(base::Error{{}, "brackets are nested too deep.", ""});
    Sum out;
    std::int64_t sign = take("-") ? -1 : 1;
    while (true) {
      if (const auto added = add_term(out, sign, depth); !added) return fail(added.error());
      if (out.terms.size() > limits::terms_max * 2)
        return fail(base::Error{{}, "the inequality has too many terms.", ""});
      if (take("+"))
        sign = 1;
      else if (take("-"))
        sign = -1;
      else
        return out;
    }
  }

  base::Result<void> add_term(Sum& out, std::int64_t sign, int depth) {
    std::int64_t factor = sign;
    bool counted = false;
    if (now_.kind == Token::Kind::number) {
      const auto value = number();
      if (!value) return fail(value.error());
      factor *= *value;
      counted = true;
    }
    if (now_.text == "(") {
      step();
      auto inner = sum(depth + 1);
      if (!inner) return fail(inner.error());
      if (!take(")")) return fail(expected("')'"));
      if (inner->constant != 0) return fail(base::Error{{}, "a bracket holds counts only, no plain number.", ""});
      return add_counts(out, inner->terms, factor);
    }
    if (now_.kind != Token::Kind::word) {
      if (!counted) return fail(expected("a count or a number"));
      out.constant += factor;
      return {};
    }
    Term term;
    term.carried = take("carried");
    const auto variable = term.carried ? named(words_.partitions, "partition") : named(words_.variables, "count");
    if (!variable) return fail(variable.error());
    term.variable = *variable;
    return add_counts(out, {term}, factor);
  }

  // Multiplies the terms by `factor`, reads "of" and "by" behind them, appends them.
  base::Result<void> add_counts(Sum& out, std::vector<Term> terms, std::int64_t factor) {
    std::size_t of = 0, by = 0;
    if (take("of")) {
      const auto found = named(words_.classes, "class");
      if (!found) return fail(found.error());
      of = *found;
    }
    if (take("by")) {
      const auto found = named(words_.weights, "weight");
      if (!found) return fail(found.error());
      by = *found;
    }
    for (Term& term : terms) {
      if ((of != 0 && term.of != 0) || (by != 0 && term.by != 0))
        return fail(base::Error{{}, "a count cannot have two classes or two weights.", ""});
      if (of != 0) term.of = of;
      if (by != 0) term.by = by;
      if (!term.carried && term.variable >= words_.shape.stated_figure(0) && (term.of != 0 || term.by != 0))
        return fail(base::Error{{}, "a stated figure is one number and has no class and no weight.", ""});
      if (term.carried && term.of != 0) return fail(base::Error{{}, "'carried' counts groups and has no class.", ""});
      const Wide product = Wide(term.factor) * factor;
      if (product > limits::coefficient_max || product < -limits::coefficient_max)
        return fail(base::Error{{}, "a factor is larger than " + std::to_string(limits::coefficient_max) + ".", ""});
      term.factor = static_cast<std::int64_t>(product);
      out.terms.push_back(term);
    }
    return {};
  }

  std::string_view rest_;
  const Vocabulary& words_;
  Token now_;
};

// The value of a sum, with `everybody` standing for class 0.
std::int64_t value(const Sum& sum, const Counts& counts, const std::vector<Partition>& partitions,
                   std::size_t everybody);

bool carries(const Partition& partition, const Group& group, const Counts& counts,
             const std::vector<Partition>& partitions) {
  return std::all_of(partition.carries.begin(), partition.carries.end(), [&](const Inequality& inner) {
    return compare(value(inner.left, counts, partitions, group.in_class), inner.relation,
                   value(inner.right, counts, partitions, group.in_class));
  });
}

std::int64_t value(const Sum& sum, const Counts& counts, const std::vector<Partition>& partitions,
                   std::size_t everybody) {
  std::int64_t out = sum.constant;
  for (const Term& term : sum.terms) {
    if (!term.carried) {
      const bool stated = term.variable >= counts.shape().stated_figure(0);  // one number, the same in every group
      out += term.factor * counts.at(term.variable, term.of == 0 && !stated ? everybody : term.of, term.by);
      continue;
    }
    const Partition& partition = partitions[term.variable];
    for (const Group& group : partition.groups)
      if (carries(partition, group, counts, partitions)) out += term.factor * group.weights[term.by];
  }
  return out;
}

// left - right as one sum, and the relation turned so that it reads ">= 0" or "> 0"; nothing for other relations.
struct OneSided {
  std::vector<Term> terms;
  std::int64_t constant = 0;
  bool strict = false;
};

std::optional<OneSided> one_sided(const Inequality& inequality) {
  OneSided out;
  const bool turned = inequality.relation == Relation::less || inequality.relation == Relation::at_most;
  if (inequality.relation == Relation::equal || inequality.each_of) return std::nullopt;
  out.strict = inequality.relation == Relation::more || inequality.relation == Relation::less;
  const Sum& plus = turned ? inequality.right : inequality.left;
  const Sum& minus = turned ? inequality.left : inequality.right;
  out.constant = plus.constant - minus.constant;
  const auto add = [&](const Sum& sum, std::int64_t sign) {
    for (Term term : sum.terms) {
      term.factor *= sign;
      const auto same = std::find_if(out.terms.begin(), out.terms.end(), [&](const Term& t) {
        return t.variable == term.variable && t.of == term.of && t.by == term.by && t.carried == term.carried;
      });
      if (same == out.terms.end())
        out.terms.push_back(term);
      else
        same->factor += term.factor;
    }
  };
  add(plus, 1);
  add(minus, -1);
  std::erase_if(out.terms, [](const Term& t) { return t.factor == 0; });
  return out;
}

std::int64_t divide_up(std::int64_t number, std::int64_t by) {  // by > 0
  const std::int64_t quotient = number / by;
  return quotient + (number % by > 0 ? 1 : 0);
}

}  // namespace

base::Result<Inequality> parse_inequality(std::string_view text, const Vocabulary& words) {
  if (text.size() > limits::title_bytes_max) return fail(base::Error{{}, "the inequality is too long.", ""});
  return Reader(text, words).inequality(text);
}

Evaluation evaluate(const Inequality& inequality, const Counts& counts, const std::vector<Partition>& partitions) {
  const auto within = [&](std::size_t everybody) {
    Evaluation out;
    out.left = value(inequality.left, counts, partitions, everybody);
    out.right = value(inequality.right, counts, partitions, everybody);
    out.holds = compare(out.left, inequality.relation, out.right);
    out.group = everybody;
    return out;
  };
  if (!inequality.each_of) return within(0);
  Evaluation last{true, 0, 0, 0};
  for (const Group& group : partitions[*inequality.each_of].groups) {
    last = within(group.in_class);
    if (!last.holds) return last;
  }
  return last;
}

std::optional<Needed> needed(const Inequality& inequality, std::size_t measured, const Counts& counts) {
  const auto sided = one_sided(inequality);
  if (!sided) return std::nullopt;
  const auto main = std::find_if(sided->terms.begin(), sided->terms.end(),
                                 [&](const Term& t) { return t.variable == measured && !t.carried && t.factor > 0; });
  if (main == sided->terms.end()) return std::nullopt;
  Needed out{0, std::nullopt, {}, main->of, main->by};
  // The other choices trade against the measured one, so they must all trade alike; figures stand fixed.
  std::optional<std::int64_t> traded;
  std::int64_t base = counts.at(measured, main->of, main->by), fixed = sided->constant, figure = 0;
  std::vector<std::size_t> figures;
  for (const Term& term : sided->terms) {
    if (&term == &*main) continue;
    const bool is_choice = !term.carried && term.variable < counts.shape().choices;
    if (term.carried || (is_choice && (term.of != main->of || term.by != main->by))) return std::nullopt;
    const std::int64_t count = counts.at(term.variable, term.of, term.by);
    if (!is_choice) {
      fixed += term.factor * count;
      figure = count;
      figures.push_back(term.variable);
      continue;
    }
    if (traded && *traded != term.factor) return std::nullopt;
    traded = term.factor;
    base += count;
    out.base_variables.push_back(term.variable);
  }
  if (traded && *traded >= main->factor) return std::nullopt;
  const std::int64_t slope = main->factor - traded.value_or(0);
  const std::int64_t rest = fixed + traded.value_or(0) * (traded ? base : 0) - (sided->strict ? 1 : 0);
  out.number = std::max<std::int64_t>(divide_up(-rest, slope), 0);
  if (traded && figures.empty()) {
    out.base = base;
    out.base_variables.insert(out.base_variables.begin(), measured);
  } else if (!traded && figures.size() == 1) {
    out.base = figure;
    out.base_variables = figures;
  } else {
    out.base_variables.clear();
  }
  return out;
}

std::int64_t bound(const Sum& sum, Most most, const void* context) {
  Wide total = sum.constant < 0 ? -Wide(sum.constant) : Wide(sum.constant);
  for (const Term& term : sum.terms) total += Wide(std::abs(term.factor)) * most(context, term);
  constexpr Wide end = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::min(total, end));
}

}  // namespace rules
