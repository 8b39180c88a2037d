// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <chrono>
#include <map>
#include <unordered_map>
#include <utility>

#include "access/role.h"
#include "sql/import_parts.h"
#include "sql/kept_row.h"
#include "sql/login_text.h"
#include "sql/password_hash.h"
#include "sql/pupil_reference.h"
#include "sql/simple_loader.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

using exchange::Enrollment;
using exchange::User;
using exchange::UserProfile;
using exchange::UserRole;
using Kind = UserRole::Kind;

/// A user whose guardians or children are to be written anew, once it is known who is a pupil.
struct Agents {
    std::int64_t user{0};
    Fields others;
};

std::vector<Agents> import_users(ImportRun& run) {
    std::vector<Agents> later;
    BulkWrite rows{run.connection(), queries::import_users};
    BulkWrite clear{run.connection(), queries::import_guardianships_clear};
    HideRows hide{run.connection(), "people"};
    constexpr std::size_t columns = 6;
    const auto row = [&run](const User& user) -> std::optional<Fields> {
        Fields fields{user.given_name,
                      user.family_name,
                      user.middle_name,
                      user.email,
                      user.phone.empty() ? user.sms : user.phone,
                      run.reference(files::orgs, user.primary_org, files::users, user.line, "primaryOrgSourcedId")};
        for (const auto& agent : user.agents) {
            if (const auto id = run.find(files::users, agent)) {
                fields.push_back(number(*id));
            } else {
                run.warn(files::users, user.line, "agentSourcedIds", "'" + agent + "' is nobody; the link is left out");
            }
        }
        return fields;
    };
    run.load<User>(run.bundle().users,
                   {.name = files::users,
                    .row = row,
                    .store =
                        [&](const User&, std::int64_t id, const Fields& fields) {
                            const auto others = fields.begin() + columns;
                            rows.add(with_key(id, {fields.begin(), others}));
                            clear.add({number(id)});
                            later.push_back({id, {others, fields.end()}});
                        },
                    .hide = [&](std::int64_t id) { hide(id); }});
    rows.flush();
    return later;
}

/// Our name of a staff role; empty for families, "other" for what the diary has no right for.
std::string_view staff_role(Kind kind) {
    using access::Role;
    switch (kind) {
        case Kind::system_administrator: return access::name(Role::system_worker);
        case Kind::principal: return access::name(Role::director);
        case Kind::deputy_principal: return access::name(Role::deputy_director);
        case Kind::secretary: return access::name(Role::secretary);
        case Kind::teacher: return access::name(Role::teacher);
        case Kind::aide:
        case Kind::counselor:
        case Kind::district_administrator:
        case Kind::proctor:
        case Kind::site_administrator:
        case Kind::other: return "other";
        case Kind::guardian:
        case Kind::parent:
        case Kind::relative:
        case Kind::student: return {};
    }
    return {};
}

/// The source's word for a role that is "other" to us.
std::string other_role(const UserRole& role) {
    constexpr std::array words{std::pair{Kind::aide, "aide"},
                               std::pair{Kind::counselor, "counselor"},
                               std::pair{Kind::district_administrator, "districtAdministrator"},
                               std::pair{Kind::proctor, "proctor"},
                               std::pair{Kind::site_administrator, "siteAdministrator"}};
    for (const auto& [kind, word] : words) {
        if (kind == role.kind) {
            return word;
        }
    }
    return role.other_kind;
}

/// Who somebody becomes by the roles that are new: a person stands once here, however many rows say it.
struct Becoming {
    std::map<Field, Field> pupils;  ///< person to school
    std::map<Field, bool> guardians;
    std::map<Field, bool> staff;
};

void write_becoming(ImportRun& run, const Becoming& becoming) {
    BulkWrite pupils{run.connection(), queries::import_pupils};
    for (const auto& [person, school] : becoming.pupils) {
        pupils.add({person, school});
    }
    pupils.flush();
    BulkWrite guardians{run.connection(), queries::import_guardians};
    for (const auto& [person, yes] : becoming.guardians) {
        guardians.add({person});
    }
    guardians.flush();
    BulkWrite staff{run.connection(), queries::import_staff};
    for (const auto& [person, yes] : becoming.staff) {
        staff.add({person});
    }
    staff.flush();
}

void import_roles(ImportRun& run) {
    Becoming becoming;
    std::vector<Fields> staff_rows;
    HideRows hide{run.connection(), "staff_roles"};
    const auto row = [&run](const UserRole& role) -> std::optional<Fields> {
        if (role.first_day && role.last_day && *role.last_day < *role.first_day) {
            run.refuse(files::roles, role.line, "endDate", "the role ends before it begins");
        }
        const auto staff = staff_role(role.kind);
        std::string family{role.kind == Kind::student ? "pupil" : "guardian"};
        return Fields{run.required(files::users, role.user, files::roles, role.line, "userSourcedId"),
                      run.required(files::orgs, role.org, files::roles, role.line, "orgSourcedId"),
                      staff.empty() ? std::move(family) : std::string{staff},
                      staff == "other" ? other_role(role) : std::string{},
                      yes_or_no(role.rank == UserRole::Rank::primary),
                      first_day(role.first_day),
                      last_day(role.last_day)};
    };
    const auto store = [&](const UserRole& role, std::int64_t id, const Fields& fields) {
        const auto& person = fields[0];
        // A row may have been another role before.
        hide(id);
        if (!staff_role(role.kind).empty()) {
            becoming.staff[person] = true;
            staff_rows.push_back(with_key(id, fields));
        } else if (role.kind != Kind::student) {
            becoming.guardians[person] = true;
        } else if (role.rank == UserRole::Rank::primary || !becoming.pupils.contains(person)) {
            becoming.pupils[person] = fields[1];
        }
    };
    run.load<UserRole>(run.bundle().roles,
                       {.name = files::roles, .row = row, .store = store, .hide = [&](std::int64_t id) { hide(id); }});
    write_becoming(run, becoming);
    BulkWrite rows{run.connection(), queries::import_staff_roles};
    for (const auto& fields : staff_rows) {
        rows.add(fields);
    }
    rows.flush();
}

PupilKeys known_pupils(ImportRun& run) {
    run.write_records();
    PupilKeys pupils;
    for (const auto& row :
         ask_once<Single<std::int64_t>>(run.connection(), queries::import_known_pupils, run.bundle().source_code)) {
        pupils.insert(row.value);
    }
    return pupils;
}

void link_guardians(ImportRun& run, const std::vector<Agents>& all, const PupilKeys& pupils) {
    const auto is_pupil = [&](const Field& person) { return person && pupils.contains(std::stoll(*person)); };
    BulkWrite links{run.connection(), queries::import_guardianships};
    for (const auto& agents : all) {
        const auto user = number(agents.user);
        std::map<Field, bool> written;
        for (const auto& other : agents.others) {
            if (!written.emplace(other, true).second) {
                continue;
            }
            if (is_pupil(user)) {
                links.add({user, other, user});
            } else if (is_pupil(other)) {
                links.add({other, user, user});
            }
        }
    }
    links.flush();
}

void import_demographics(ImportRun& run) {
    using exchange::Demographics;
    BulkWrite rows{run.connection(), queries::import_demographics};
    const auto sex = [](const std::optional<Demographics::Sex>& value) -> std::string {
        if (!value) {
            return {};
        }
        switch (*value) {
            case Demographics::Sex::male: return "male";
            case Demographics::Sex::female: return "female";
            case Demographics::Sex::unspecified: return "unspecified";
            case Demographics::Sex::other: return "other";
        }
        return {};
    };
    const auto user_of = [&run](const Demographics& record) { return run.find(files::users, record.sourced_id); };
    run.load<Demographics>(
        run.bundle().demographics,
        {.name = files::demographics,
         .row = [&](const Demographics& record) -> std::optional<Fields> {
             static_cast<void>(
                 run.required(files::users, record.sourced_id, files::demographics, record.line, "sourcedId"));
             return Fields{"", "", day(record.birth_date), sex(record.sex)};
         },
         .store = [&](const Demographics&, std::int64_t id, const Fields& fields) { rows.add(with_key(id, fields)); },
         .hide =
             [&](std::int64_t id) {
                 rows.add({number(id), "", "", Field{}, ""});
             },
         .id = user_of});
    rows.flush();
}

/// queries/import_memberships_of_gone_pupils.sql
struct LastDayRow {
    std::int64_t id{0};
    std::string last_day;

    static constexpr auto columns() { return std::make_tuple(&LastDayRow::id, &LastDayRow::last_day); }
};

/// A pupil who left keeps the diary of the days until then.
void keep_what_gone_pupils_had(ImportRun& run) {
    for (const auto& row :
         ask_once<KeptRow>(run.connection(), queries::import_kept_of_gone_pupils, run.bundle().source_code)) {
        run.keep(row.entity, row.id);
    }
}

void import_enrollments(ImportRun& run, const PupilKeys& pupils) {
    std::vector<Fields> staff_rows;
    Becoming becoming;
    BulkWrite members{run.connection(), queries::import_memberships};
    BulkWrite end_member{run.connection(), queries::import_membership_end};
    HideRows hide_member{run.connection(), "memberships"};
    HideRows hide_staff{run.connection(), "class_staff"};
    const auto hide = [&](std::int64_t id) {
        // The keys of both tables come from one row of numbers, so only one of them has this.
        hide_member(id);
        hide_staff(id);
    };
    // Who left was there until today: the membership ends, and the days until then stay in the diary.
    const auto today = journal::iso(
        journal::SchoolDay{std::chrono::floor<std::chrono::days>(run.options().now + run.options().utc_offset)});
    std::unordered_map<std::int64_t, std::string> last_days;
    for (auto& member : ask_once<LastDayRow>(
             run.connection(), queries::import_memberships_of_gone_pupils, run.bundle().source_code, today)) {
        last_days.emplace(member.id, std::move(member.last_day));
    }
    const auto leave = [&](std::int64_t id) {
        const auto left = last_days.find(id);
        if (left == last_days.end()) {
            hide(id);
        } else if (left->second > today) {
            end_member.add({today, number(id)});
        }
    };
    const auto row = [&](const Enrollment& entry) -> std::optional<Fields> {
        const auto file = files::enrollments;
        if (entry.first_day && entry.last_day && *entry.last_day < *entry.first_day) {
            run.refuse(file, entry.line, "endDate", "the enrolment ends before it begins");
        }
        auto group = run.required(files::classes, entry.class_id, file, entry.line, "classSourcedId");
        if (entry.role == Enrollment::Role::student) {
            return Fields{std::move(group),
                          pupil_reference(run, pupils, entry.user, file, entry.line, "userSourcedId"),
                          first_day(entry.first_day),
                          last_day(entry.last_day)};
        }
        const auto* const role = entry.role == Enrollment::Role::teacher         ? "teacher"
                                 : entry.role == Enrollment::Role::administrator ? "administrator"
                                                                                 : "proctor";
        return Fields{std::move(group),
                      run.required(files::users, entry.user, file, entry.line, "userSourcedId"),
                      role,
                      yes_or_no(entry.primary.value_or(false)),
                      first_day(entry.first_day),
                      last_day(entry.last_day)};
    };
    const auto store = [&](const Enrollment& entry, std::int64_t id, const Fields& fields) {
        // A row may have been the other kind before.
        hide(id);
        if (entry.role == Enrollment::Role::student) {
            members.add(with_key(id, fields));
        } else {
            becoming.staff[fields[1]] = true;
            staff_rows.push_back(with_key(id, fields));
        }
    };
    run.load<Enrollment>(run.bundle().enrollments,
                         {.name = files::enrollments, .row = row, .store = store, .hide = leave});
    members.flush();
    write_becoming(run, becoming);
    BulkWrite staff{run.connection(), queries::import_class_staff};
    for (const auto& fields : staff_rows) {
        staff.add(fields);
    }
    staff.flush();
    if (run.changed(files::enrollments) || run.changed(files::classes)) {
        write(run.connection(), queries::import_pupil_classes_clear);
        write(run.connection(), queries::import_pupil_classes);
    }
    if (run.changed(files::enrollments) || run.changed(files::classes) || run.changed(files::sessions)) {
        write(run.connection(), queries::import_pupil_schools_clear);
        write(run.connection(), queries::import_pupil_schools);
    }
}

struct LoginOwner {
    std::int64_t pupil{0};
    std::string audience;

    static constexpr auto columns() { return std::make_tuple(&LoginOwner::pupil, &LoginOwner::audience); }
};

/// Sets speak of the credentials of families; a pupil's own are issued here.
const std::string audience{"family"};

/// An MRKO login with a hash becomes the newest credential of its pupil; without a hash somebody issues it later.
void import_profiles(ImportRun& run, const PupilKeys& pupils) {
    auto& connection = run.connection();
    const auto opens_a_diary = [](const UserProfile& profile) {
        return profile.credential_type == "mrko" && !profile.password.empty();
    };
    const auto file = files::profiles;
    const auto row = [&](const UserProfile& profile) -> std::optional<Fields> {
        const auto user = run.required(files::users, profile.user, file, profile.line, "userSourcedId");
        const auto login = login_key(profile.username);
        if (opens_a_diary(profile) && user) {
            static_cast<void>(pupil_reference(run, pupils, profile.user, file, profile.line, "userSourcedId"));
            if (!is_acceptable_hash(profile.password)) {
                run.refuse(file,
                           profile.line,
                           "password",
                           "the field must be an argon2id hash of 19 MiB, 2 passes and 1 lane: "
                           "$argon2id$v=19$m=19456,t=2,p=1$...");
            }
            const auto owner = ask_once<LoginOwner>(connection, queries::credential_owner, login);
            if (!owner.empty() && std::to_string(owner.front().pupil) != *user) {
                run.refuse(file, profile.line, "username", "the login is another pupil's");
            } else if (!owner.empty() && owner.front().audience != audience) {
                run.refuse(file, profile.line, "username", "the login is the pupil's own, not the family's");
            }
        }
        return Fields{user, profile.credential_type, login, profile.password, last_day(profile.valid_until)};
    };
    const auto store = [&](const UserProfile& profile, std::int64_t, const Fields& fields) {
        if (!opens_a_diary(profile)) {
            return;
        }
        const std::int64_t pupil = std::stoll(*fields[0]);
        static_cast<void>(ask_once<Single<int>>(connection, queries::credential_withdraw, pupil, audience));
        static_cast<void>(ask_once<Single<int>>(connection,
                                                queries::credential_add,
                                                pupil,
                                                audience,
                                                *fields[2],
                                                *fields[3],
                                                *fields[4],
                                                std::int64_t{run.options().now.time_since_epoch().count()},
                                                run.options().imported_by));
    };
    run.load<UserProfile>(
        run.bundle().user_profiles,
        {.name = file,
         .row = row,
         .store = store,
         .hide =
             [&](std::int64_t pupil) {
                 static_cast<void>(ask_once<Single<int>>(connection, queries::credential_withdraw, pupil, audience));
             },
         .id = [&run](const UserProfile& profile) { return run.find(files::users, profile.user); }});
}

}  // namespace

PupilKeys import_people(ImportRun& run) {
    const auto agents = import_users(run);
    import_roles(run);
    auto pupils = known_pupils(run);
    link_guardians(run, agents, pupils);
    import_demographics(run);
    keep_what_gone_pupils_had(run);
    import_enrollments(run, pupils);
    run.throw_refusals();
    import_profiles(run, pupils);
    return pupils;
}

}  // namespace mrko::sql
