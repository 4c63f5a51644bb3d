// A new association, for whoever has the setup link.
#include <boost/json.hpp>

#include "api/internal/handlers.hpp"

namespace api::internal {
namespace {

namespace json = boost::json;

web::Response wrong(const base::Errors& errors) {
  json::array out;
  for (const base::Error& error : errors)
    out.push_back(
        {{"about", error.place.file}, {"line", error.place.line}, {"what", error.what}, {"advice", error.advice}});
  return json_response(json::serialize(json::object{{"errors", std::move(out)}}), 422);
}

std::string text_in(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

founding::Answers answers_in(const json::object& object) {
  founding::Answers out{text_in(object, "name"), {}};
  const json::value* given = object.if_contains("answers");
  if (!given || !given->is_object()) return out;
  for (const auto& [question, answer] : given->as_object())
    if (answer.is_string()) out.by_question[std::string(question)] = std::string(answer.as_string());
  return out;
}

bool truth_in(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value && value->is_bool() && value->as_bool();
}

}  // namespace

void form(Hall& hall, const web::Request& request, const Places&, const ReplyTo& reply) {
  if (!hall.founder()) return reply->answer(error_response(404, "This hall makes no new bodies."));
  json::array questions;
  const founding::Form form = hall.founder()->form(value_in(request.query, "lang"));
  for (const auto& question : form.questions) {
    json::array answers;
    for (const auto& answer : question.answers) answers.push_back({{"id", answer.id}, {"says", answer.says}});
    questions.push_back({{"id", question.id}, {"asks", question.asks}, {"answers", std::move(answers)}});
  }
  reply->answer(json_response(json::serialize(json::object{{"questions", std::move(questions)}})));
}

void found(Hall& hall, const web::Request& request, const Places&, const ReplyTo& reply) {
  if (!hall.founder()) return reply->answer(error_response(404, "This hall makes no new bodies."));
  if (!is_same_token(request.authorization, "Bearer " + hall.founder()->token()))
    return reply->answer(error_response(401, "A body is made by whoever has the setup link."));
  boost::system::error_code code;
  const json::value value = json::parse(request.body, code);
  if (code || !value.is_object()) return reply->answer(error_response(400, "That is no JSON object."));
  const json::object& object = value.as_object();
  const words::Catalogue& catalogue = catalogue_for(request, hall.languages());
  const auto says = [&](std::string_view id, const words::Values& values) {
    return catalogue.say("founding", id, values);
  };
  auto founded =
      hall.founder()->found(answers_in(object), text_in(object, "members"), truth_in(object, "rehearsal"), says);
  if (!founded) return reply->answer(wrong(founded.error()));
  const std::string id = founded->opening.keeper->journal().rules().folder;
  hall.open(std::move(founded->opening));
  reply->answer(json_response(json::serialize(
      json::object{{"id", id}, {"secretary", founded->secretary}, {"presiding", founded->presiding}})));
}

}  // namespace api::internal
