#include "cli/board.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace cli {
namespace {

using assembly::Stage;
using assembly::Vote;

// A choice on the board: the same sign, letter and ink everywhere.
struct Lamp {
  std::string_view sign, letter;
  Ink lamp, ink;
};

Lamp lamp_of(std::size_t choice) {
  switch (choice) {
    case rules::yes: return {"✓", "Y", Ink::lamp_yes, Ink::yes};
    case rules::no: return {"✗", "N", Ink::lamp_no, Ink::no};
    case rules::abstain: return {"○", "A", Ink::lamp_abstain, Ink::abstain};
    case rules::blank: return {"▢", "B", Ink::lamp_cast, Ink::plain};
    default: return {"?", "?", Ink::lamp_cast, Ink::plain};
  }
}

// How many of `wide` columns `part` of `all` takes; weights may be so large that the product needs 128 bits.
std::size_t share(std::int64_t part, std::int64_t all, std::size_t wide) {
  __extension__ typedef __int128 Wide;
  const Wide columns = Wide(part) * static_cast<std::int64_t>(wide) / all;
  return static_cast<std::size_t>(std::clamp<Wide>(columns, 0, static_cast<std::int64_t>(wide)));
}

constexpr Lamp not_voted{"·", " ", Ink::lamp_empty, Ink::faint};
constexpr Lamp has_voted{"●", " ", Ink::lamp_cast, Ink::plain};  // how stays hidden until the lock

class Painter {
 public:
  Painter(const scene::Stage& stage, const Vote& vote, const Terminal& terminal)
      : stage_(stage),
        vote_(vote),
        terminal_(terminal),
        rules_(stage.body->rules),
        question_(*rules_.question(vote.question)),
        width_(std::max<std::size_t>(terminal.columns, 20)),
        counts_(assembly::counts_of(rules_, stage.state, vote)) {}

  std::vector<std::string> lines() {
    heading();
    totals();
    if (vote_.counting == rules::Counting::names && vote_.showing != rules::Showing::totals)
      names();
    else
      line(Ink::faint, said_on(vote_.counting == rules::Counting::names ? "totals_only"
                               : stage_.scene->reconstruction           ? "no_names_known"
                                                                        : "by_tellers"));
    if (stage_.scene->reconstruction) warn(said_on("reconstruction", {{"source", stage_.scene->source}}));
    if (stage_.scene->invented) warn(said_on("invented"));
    return std::move(out_);
  }

 private:
  void raw(std::string text) { out_.push_back(std::move(text)); }
  void line(Ink ink, std::string_view text) { raw(terminal_.paint(ink, base::trim(fitted(text, width_)))); }
  void rule() {
    std::string bar;
    for (std::size_t i = 0; i < width_; ++i) bar += "─";
    raw(terminal_.paint(Ink::faint, bar));
  }

  void heading() {
    const auto found = stage_.headings.find(vote_.id);
    const scene::Heading heading = found == stage_.headings.end() ? scene::Heading{} : found->second;
    const std::string between = heading.document.empty() || heading.title.empty() ? "" : "  ";
    for (const std::string& part : wrapped(heading.document + between + heading.title, width_))
      line(Ink::strong, part);
    line(Ink::faint, rules_.name + ", " + base::in_words(base::date_of(vote_.opened_at)));
    rule();
  }

  std::string state_words() const {
    constexpr std::array<std::string_view, 5> ids = {"voting", "locked", "tied", "result", "annulled"};
    return said_on(ids[static_cast<std::size_t>(vote_.stage)]);
  }

  std::string said_on(std::string_view id, const words::Values& values = {}) const {
    return stage_.catalogue->say("board", id, values);
  }

  void totals() {
    const bool by_name = vote_.counting == rules::Counting::names && vote_.showing != rules::Showing::totals;
    const auto method = rules_.method(vote_.method);
    const std::string mode =
        said_on(by_name ? "recorded" : "counted", {{"method", method ? rules_.methods[*method].says : ""}});
    line(Ink::strong, mode + "   " + state_words());
    std::vector<std::pair<std::string, std::string>> cells;  // plain, painted
    const auto add = [&](const std::string& label, std::int64_t number, Ink ink) {
      const std::string digits = words::grouped(number);
      cells.emplace_back(label + " " + digits,
                         label + " " + terminal_.paint(Ink::strong, terminal_.paint(ink, digits)));
    };
    const std::size_t by = question_.weight;
    for (const std::uint8_t choice : vote_.choices)
      if (shows_how() || !by_name)
        add(stage_.speaker().choice(vote_, choice), counts_.at(choice, 0, by), lamp_of(choice).ink);
    add(said("silent"), counts_.figure(rules::Figure::absent, 0, by), Ink::plain);
    if (stage_.state.sitting && stage_.state.sitting->presence_taken)
      add(said("present"), counts_.figure(rules::Figure::present), Ink::faint);
    add(said("entitled"), counts_.figure(rules::Figure::entitled, 0, by), Ink::faint);
    flow(cells, "   ");
    if (shows_how() || !by_name) bar(by);
  }

  std::string said(std::string_view id) const { return stage_.catalogue->say("count", id); }
  bool shows_how() const { return vote_.showing == rules::Showing::live || vote_.stage != Stage::open; }

  // Cells side by side, broken to the next line where the width ends.
  void flow(const std::vector<std::pair<std::string, std::string>>& cells, std::string_view between) {
    std::string text;
    std::size_t used = 0;
    for (const auto& [plain, painted] : cells) {
      const std::size_t wide = base::columns(plain);
      if (used > 0 && used + between.size() + wide > width_) {
        raw(std::move(text));
        text.clear();
        used = 0;
      }
      if (used > 0) text += between, used += between.size();
      text += painted;
      used += wide;
    }
    if (used > 0) raw(std::move(text));
  }

  // The entitled as one bar; a mark where the needed number lies, and what it is.
  void bar(std::size_t by) {
    const std::int64_t all = counts_.figure(rules::Figure::entitled, 0, by);
    if (all <= 0) return;
    const std::size_t wide = std::min<std::size_t>(width_ - 1, 72);
    constexpr std::string_view fills[] = {"█", "▒", "░"};
    std::vector<std::pair<Ink, std::string_view>> cells;
    std::int64_t sum = 0;
    for (const std::uint8_t choice : vote_.choices) {
      sum += counts_.at(choice, 0, by);
      const std::size_t to = share(sum, all, wide);
      while (cells.size() < to) cells.emplace_back(lamp_of(choice).ink, choice < 3 ? fills[choice] : "▤");
    }
    while (cells.size() < wide) cells.emplace_back(Ink::faint, "·");
    const auto outcome = assembly::outcome_of(rules_, stage_.state, vote_, std::nullopt);
    const auto needed = words::needed_of(outcome);
    std::string text;
    const std::size_t mark =
        needed && needed->number > 0 && needed->number <= all ? share(needed->number, all, wide) : wide + 1;
    for (std::size_t i = 0; i < wide; ++i)
      text += i == mark ? terminal_.paint(Ink::strong, "┃") : terminal_.paint(cells[i].first, cells[i].second);
    if (mark == wide) text += terminal_.paint(Ink::strong, "┃");
    raw(std::move(text));
    std::string says = assembly::majority_of(rules_, vote_).says;
    const words::Values numbers = {{"says", says},
                                   {"needed", needed ? words::grouped(needed->number) : ""},
                                   {"base", needed && needed->base ? words::grouped(*needed->base) : ""}};
    if (needed) says = said_on(needed->base ? "needed_of" : "needed", numbers);
    if (vote_.stage == Stage::open) says = said_on("as_it_stands", {{"says", says}});
    for (const std::string& part : wrapped(says, width_)) line(Ink::faint, part);
    raw("");
  }

  const Lamp lamp_at(rules::SeatIndex seat) const {
    const auto ballot = vote_.ballots.find(seat);
    if (ballot == vote_.ballots.end()) return not_voted;
    return shows_how() ? lamp_of(ballot->second.choice) : has_voted;
  }

  bool is_veto(rules::SeatId id) const {
    if (vote_.declarations.empty()) return false;
    const auto& stopped = vote_.declarations.back().outcome.stopped_by;
    return std::find(stopped.begin(), stopped.end(), id) != stopped.end();
  }

  // Classes that the majority looks at by themselves: their seats carry a mark, and a line says what it means.
  std::vector<std::size_t> marked_classes() const {
    std::vector<std::size_t> out;
    for (const auto& outcome : assembly::majority_of(rules_, vote_).outcomes)
      for (const auto& alternative : outcome.alternatives)
        for (const rules::Need& need : alternative)
          for (const rules::Sum* sum : {&need.inequality.left, &need.inequality.right})
            for (const rules::Term& term : sum->terms)
              if (term.of && std::find(out.begin(), out.end(), term.of) == out.end()) out.push_back(term.of);
    if (out.size() > marks.size()) out.clear();  // more classes than marks: the table of groups will tell
    return out;
  }

  std::string mark_of(rules::SeatIndex seat) const {
    for (std::size_t i = 0; i < marked_.size(); ++i)
      if (stage_.state.seats[seat].term->classes >> marked_[i] & 1) return " " + std::string(marks[i]);
    return "";
  }

  void names() {
    marked_ = marked_classes();
    std::vector<rules::SeatIndex> seats;
    std::size_t longest = 0;
    for (rules::SeatIndex i = 0; i < stage_.state.seats.size(); ++i) {
      if (!stage_.state.seats[i].term) continue;
      seats.push_back(i);
      longest =
          std::max(longest, base::columns(stage_.body->names.brief(stage_.state.roster->seats[i].id) + mark_of(i)));
    }
    if (seats.empty()) return;
    longest = std::min(longest, width_ - 9);
    constexpr std::size_t lamp = 5, around = 3;
    const auto rows_for = [&](std::size_t text) {
      const std::size_t across = std::max<std::size_t>(1, width_ / (lamp + text + around));
      return (seats.size() + across - 1) / across;
    };
    // A frame that is drawn over must fit the window: then codes instead of names.
    const bool codes = terminal_.live && rows_for(longest) + out_.size() + 8 > terminal_.rows;
    std::size_t text = longest;
    if (codes) {
      text = 0;
      for (const auto seat : seats)
        text = std::max(text, base::columns(stage_.state.roster->seats[seat].id.text() + mark_of(seat)));
    }
    const std::size_t rows = rows_for(text);
    for (std::size_t row = 0; row < rows; ++row) {
      std::string painted;
      for (std::size_t at = row; at < seats.size(); at += rows)
        painted += cell(seats[at], text, codes) + (at + rows < seats.size() ? "  " : "");
      raw(std::move(painted));
    }
    for (std::size_t i = 0; i < marked_.size(); ++i)
      line(Ink::faint, std::string(marks[i]) + " " + rules_.classes[marked_[i]].says);
  }

  std::string cell(rules::SeatIndex seat, std::size_t text, bool codes) const {
    const rules::SeatId id = stage_.state.roster->seats[seat].id;
    const Lamp lamp = lamp_at(seat);
    const std::string inside = " " + std::string(lamp.sign) + " " + std::string(lamp.letter) + " ";
    const Ink ink = is_veto(id) ? Ink::strong : vote_.ballots.contains(seat) ? Ink::plain : Ink::faint;
    const std::string name = (codes ? id.text() : stage_.body->names.brief(id)) + mark_of(seat);
    return terminal_.paint(lamp.lamp, inside) + " " + terminal_.paint(ink, fitted(name, text));
  }

  void warn(const std::string& text) {
    for (const std::string& part : wrapped(text, width_)) line(Ink::warn, part);
  }

  static constexpr std::array<std::string_view, 3> marks = {"◆", "◇", "▲"};
  std::vector<std::size_t> marked_;

  const scene::Stage& stage_;
  const Vote& vote_;
  const Terminal& terminal_;
  const rules::Rules& rules_;
  const rules::Question& question_;
  std::size_t width_;
  rules::Counts counts_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> out;
  std::string line;
  for (const auto word : base::words(text)) {
    if (!line.empty() && base::columns(line) + 1 + base::columns(word) > width)
      out.push_back(std::exchange(line, ""));
    if (!line.empty()) line += " ";
    line += word;
  }
  if (!line.empty()) out.push_back(std::move(line));
  return out;
}

std::vector<std::string> board(const scene::Stage& stage, const Vote& vote, const Terminal& terminal) {
  return Painter(stage, vote, terminal).lines();
}

std::vector<std::string> decision(const scene::Stage& stage, const Vote& vote, const Terminal& terminal) {
  std::vector<std::string> out;
  if (vote.declarations.empty()) return out;
  const std::size_t width = std::max<std::size_t>(terminal.columns, 20);
  const auto& outcome = vote.declarations.back().outcome;
  const auto speaker = stage.speaker();
  const auto arithmetic = speaker.arithmetic(vote, outcome);
  std::size_t says = 0, numbers = 0;
  for (const auto& one : arithmetic) {
    says = std::max(says, base::columns(one.says));
    numbers = std::max(numbers, base::columns(one.numbers));
  }
  for (const auto& one : arithmetic) {
    std::string text =
        "  " + fitted(one.says, says) + "   " + fitted(one.numbers, numbers) + "   " + speaker.met(one.holds);
    if (!one.needed.empty()) text += "   " + stage.catalogue->say("board", "number_needed", {{"number", one.needed}});
    out.push_back(terminal.paint(one.holds ? Ink::plain : Ink::strong,
                                 base::trim(fitted(text, width)) == "" ? text : fitted(text, width)));
  }
  for (const std::string& part : wrapped(speaker.brief(vote, outcome), width - 2))
    out.push_back(terminal.paint(Ink::band, fitted(" " + part, width)));
  if (speaker.brief(vote, outcome) != speaker.outcome(vote, outcome))
    for (const std::string& part : wrapped(speaker.outcome(vote, outcome), width)) out.push_back(part);
  if (outcome.result == rules::Result::passed)
    for (const std::string& part : wrapped(speaker.nature(vote) + ".", width))
      out.push_back(terminal.paint(Ink::faint, part));
  return out;
}

}  // namespace cli
