// One function for each route.
#pragma once
#include "api/routes.hpp"

namespace api::internal {

using ReplyTo = std::shared_ptr<web::Reply>;

// Whether two texts are the same; takes the same time for any: how much of a token is right must not be told by that.
bool is_same_token(std::string_view a, std::string_view b);

// ---- the meeting
void bodies(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void body(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void found(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void form(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void events(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void snapshot(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void may(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void head(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void acts(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void files(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void challenge(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void token(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void shut_out(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void minutes(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void receipt(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void key(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void keys(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void votes(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void vote(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void script(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void script_next(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void script_invite(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);

// ---- secret ballots
void ceremony_acts(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void ballot_acts(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);

// ---- files
void checkpoint(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void tile(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void blob(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void asset(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void page(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);

// ---- the hall itself
void healthz(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);
void metrics(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply);

}  // namespace api::internal
