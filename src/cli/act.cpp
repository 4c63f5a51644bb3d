// plenary act, plenary invite: what a screen does, from the command line, in a hall that is open.
#include <boost/json.hpp>
#include <cstdio>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/house.hpp"
#include "cli/keys.hpp"
#include "cli/remote.hpp"

namespace cli {
namespace {

namespace json = boost::json;

struct Guest {
  assembly::SeatId seat;
  std::string name;
};

// Officers by their titles, then the roll. The clock-keeper is the hall itself, which has its key already.
std::vector<Guest> everybody(const std::string& body) {
  std::vector<Guest> out;
  const json::value value = json::parse(body);
  for (const json::value& one : value.at("officers").as_array())
    if (one.at("role").as_string() != "clock")
      out.push_back({assembly::SeatId::of(std::string_view(one.at("id").as_string())),
                     std::string(one.at("title").as_string())});
  for (const json::value& one : value.at("seats").as_array())
    out.push_back(
        {assembly::SeatId::of(std::string_view(one.at("id").as_string())), std::string(one.at("name").as_string())});
  return out;
}

assembly::SeatId desk_of(const std::string& body) {
  const json::value value = json::parse(body);
  assembly::SeatId out;
  for (const json::value& one : value.at("officers").as_array()) {
    const bool desk = one.at("role").as_string() == "secretary";
    if (desk || out.empty()) out = assembly::SeatId::of(std::string_view(one.at("id").as_string()));
    if (desk) break;
  }
  return out;
}

}  // namespace

int act(const ActOptions& options) {
  const auto data = load_data();
  if (!data) return exit_cannot;
  const auto by = assembly::SeatId::parse(options.by);
  if (!by) return complain({{}, "'" + options.by + "' is no seat.", ""}), exit_cannot;
  const auto passphrase = ask_passphrase(options.key, false);
  auto key = passphrase ? read_key(options.key, *passphrase) : base::fail(passphrase.error());
  if (!key) return complain(key.error()), exit_cannot;
  // The envelope is made anew behind the head that is asked for; here it only makes the act readable.
  std::string text(base::trim(options.act));
  if (!text.starts_with('{') || !text.ends_with('}'))
    return complain({{}, "an act is written as {\"do\":\"…\", …}.", "docs/record.md names every one."}), exit_cannot;
  text.pop_back();
  text += ",\"by\":\"" + by->text() + "\",\"n\":1,\"seen\":[0,\"" + base::base64(base::view(record::empty_root())) +
          "\"],\"body\":\"x.example/x\"}";
  const auto read = codec::read_act(text);
  if (!read) return complain(read.error()), exit_cannot;
  auto hall = Remote::find(options.address, std::move(*key));
  if (!hall) return complain(hall.error()), exit_cannot;
  const auto done = hall->put(*by, read->act);
  if (!done) return complain(done.error()), exit_no;
  if (!options.receipt.empty()) {
    std::FILE* file = std::fopen(options.receipt.c_str(), "wb");
    const std::string receipt(json::parse(*done).at("receipt").as_string());
    const bool written = file && std::fwrite(receipt.data(), 1, receipt.size(), file) == receipt.size();
    if (file) std::fclose(file);
    if (!written) return complain({{options.receipt, 0, 0}, "it could not be written.", ""}), exit_cannot;
  }
  show_entered(*done);
  return exit_yes;
}

int invite(const InviteOptions& options) {
  const auto secret = secret_of(options.hall, false);
  if (!secret) return complain(secret.error()), exit_cannot;
  auto key = read_key(options.hall + "/" + options.body + "/secretary.key", *secret);
  if (!key) return complain(key.error()), exit_cannot;
  auto hall = Remote::find(options.address + "/" + options.body, std::move(*key));
  if (!hall) return complain(hall.error()), exit_cannot;
  const assembly::SeatId desk = desk_of(hall->body());
  std::printf("seat,name,link\n");
  std::size_t invited = 0;
  for (const Guest& guest : everybody(hall->body())) {
    const bool wanted = options.all || std::find(options.seats.begin(), options.seats.end(), guest.seat.text()) !=
                                           options.seats.end();
    if (!wanted) continue;
    const std::string seed = crypto::random_bytes(32);
    const auto once = crypto::SigningKey::from_seed(seed);
    const auto done = hall->put(desk, {assembly::InviteKey{guest.seat, once.public_key()}});
    if (!done) return complain(done.error()), exit_no;
    std::printf("%s,%s,%s/%s/join#seat=%s&invite=%s\n", guest.seat.text().c_str(),
                base::csv_field(guest.name).c_str(),
                options.link.empty() ? options.address.c_str() : options.link.c_str(), options.body.c_str(),
                guest.seat.text().c_str(), base::hex(seed).c_str());
    ++invited;
  }
  if (invited > 0) return exit_yes;
  return complain({{}, "nobody was invited.", "Name seats of this body, or --all."}), exit_cannot;
}

}  // namespace cli
