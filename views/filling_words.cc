// SPDX-License-Identifier: Apache-2.0
#include "views/filling_words.h"

#include "views/format.h"

namespace mrko::views {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

}  // namespace

std::string usual_moment(minutes moment, const Catalogue& texts) {
    const auto later = std::chrono::floor<days>(moment);
    const auto time = time_of_day(moment - later);
    if (later < days{0}) {
        return texts.text(Message{"filling", "ahead, before the lesson"});
    }
    if (later == days{0}) {
        return texts.text(Message{"filling", "by {time}"}, {{"time", time}});
    }
    if (later == days{1}) {
        return texts.text(Message{"filling", "by {time} the next day"}, {{"time", time}});
    }
    return texts.plural(Message{"filling", "by {time} {n} day later"}, later.count(), {{"time", time}});
}

std::string usual_sentence(const journal::HomeworkHabits& habits,
                           journal::SubjectId subject,
                           const journal::SchoolDay& lesson_day,
                           const Catalogue& texts) {
    const auto moment = habits.expected(subject, lesson_day);
    return moment ? texts.text(Message{"filling", "Usually in this subject: {when}."},
                               {{"when", usual_moment(*moment, texts)}})
                  : std::string{};
}

std::string delay_words(minutes delay, const Catalogue& texts) {
    if (delay <= minutes{0}) {
        return texts.text(Message{"filling", "at the lesson itself"});
    }
    if (delay >= days{1}) {
        return texts.plural(Message{"filling", "{n} day after"}, std::chrono::round<days>(delay).count());
    }
    const auto whole = std::chrono::floor<hours>(delay);
    const auto rest = std::to_string((delay - whole).count());
    if (whole == hours{0}) {
        return texts.text(Message{"filling", "{m} min after"}, {{"m", rest}});
    }
    const auto count = std::to_string(whole.count());
    return delay == whole ? texts.text(Message{"filling", "{h} h after"}, {{"h", count}})
                          : texts.text(Message{"filling", "{h} h {m} min after"}, {{"h", count}, {"m", rest}});
}

}  // namespace mrko::views
