// SPDX-License-Identifier: Apache-2.0
#include "tests/exchange/small_set.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace mrko::exchange::testing {

SmallSet::SmallSet() {
    files_["manifest.csv"] =
        "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n"
        "file.academicSessions,bulk\nfile.categories,bulk\nfile.classes,bulk\nfile.classResources,absent\n"
        "file.courses,bulk\nfile.courseResources,absent\nfile.demographics,absent\nfile.enrollments,bulk\n"
        "file.lineItemLearningObjectiveIds,absent\nfile.lineItems,bulk\nfile.lineItemScoreScales,absent\n"
        "file.orgs,bulk\nfile.resources,absent\nfile.resultLearningObjectiveIds,absent\nfile.results,bulk\n"
        "file.resultScoreScales,absent\nfile.roles,bulk\nfile.scoreScales,absent\nfile.userProfiles,absent\n"
        "file.userResources,absent\nfile.users,bulk\n"
        "source.systemName,Школьный журнал\nsource.systemCode,small\n";
    files_["orgs.csv"] =
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
        "s1,,,Школа № 1,school,,\n";
    files_["academicSessions.csv"] =
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
        "y,,,2025/26,schoolYear,2025-09-01,2026-05-27,,2026\n"
        "q1,,,I четверть,gradingPeriod,2025-09-01,2025-10-25,y,2026\n";
    files_["courses.csv"] =
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
        "subjectCodes\n"
        "math,,,y,Математика,,,s1,,\n";
    files_["classes.csv"] =
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
        "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods,metadata.homeroomSourcedId,metadata.subgroup\n"
        "5a,,,5А,5,math,,homeroom,,s1,y,,,,,\n"
        "5a.math,,,Математика 5А,5,math,,scheduled,12,s1,q1,,,,5a,\n";
    files_["users.csv"] =
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
        "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,"
        "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n"
        "p1,,,true,p1,,Иван,Иванов,,,,,,m1,5,,,,,,,s1,\n"
        "m1,,,true,m1,,Анна,Иванова,,,,,,p1,,,,,,,,s1,\n"
        "t1,,,true,t1,,Ольга,Белова,Петровна,,,,,,,,,,,,,s1,\n";
    files_["roles.csv"] =
        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
        "userProfileSourcedId\n"
        "r1,,,p1,primary,student,,,s1,\nr2,,,m1,primary,parent,,,s1,\nr3,,,t1,primary,ext:secretary,,,s1,\n";
    files_["enrollments.csv"] =
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
        "endDate\n"
        "e1,,,5a,s1,p1,student,,2025-09-01,2026-05-27\ne2,,,5a.math,s1,p1,student,,,\n"
        "e3,,,5a.math,s1,t1,teacher,true,,\n";
    files_["categories.csv"] = "sourcedId,status,dateLastModified,title,weight\nk1,,,Контрольная работа,\n";
    files_["lineItems.csv"] =
        "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,"
        "academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId,metadata.markKind,"
        "metadata.markWeight\n"
        "w1,,,Дроби,,2025-09-10,2025-09-10,5a.math,k1,q1,1,5,s1,current,2.5\n";
    files_["results.csv"] =
        "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,"
        "textScore,classSourcedId,inProgress,incomplete,late,missing\n"
        "g1,,,w1,p1,fully graded,5,2025-09-10,\"Молодец, отлично\",5-,5a.math,,,,\n";
}

std::string& SmallSet::file(const std::string& name) {
    if (!files_.contains(name)) {
        files_["manifest.csv"] += "file." + name.substr(0, name.size() - 4) + ",bulk\n";
    }
    return files_[name];
}

SmallSet& SmallSet::replace(const std::string& name, std::string_view what, std::string_view with) {
    std::string& text = files_.at(name);
    const auto at = text.find(what);
    if (at == std::string::npos) {
        throw std::logic_error{name + " does not hold " + std::string{what}};
    }
    text.replace(at, what.size(), with);
    return *this;
}

SmallSet& SmallSet::add(const std::string& name, std::string_view row) {
    files_.at(name) += std::string{row} + '\n';
    return *this;
}

SmallSet& SmallSet::remove(const std::string& name) {
    files_.erase(name);
    return *this;
}

std::vector<ArchiveFile> SmallSet::files() const {
    std::vector<ArchiveFile> all;
    for (const auto& [name, bytes] : files_) {
        all.push_back({.name = name, .bytes = bytes});
    }
    return all;
}

Reading SmallSet::read(ReadOptions::BrokenRecords broken) const {
    return read_bundle(files(), {.limits = {}, .broken_records = broken});
}

std::vector<std::string> SmallSet::refusals() const {
    try {
        static_cast<void>(read());
    } catch (const Refused& refused) {
        std::vector<std::string> sentences;
        for (const auto& refusal : refused.refusals) {
            sentences.push_back(sentence(refusal));
        }
        return sentences;
    }
    return {};
}

std::string SmallSet::refusal() const {
    std::string all;
    for (const auto& one : refusals()) {
        all += (all.empty() ? "" : "\n") + one;
    }
    return all;
}

std::string stored(const std::string& path) {
    std::ifstream file{std::string{MRKO_BUNDLES} + '/' + path, std::ios::binary};
    if (!file) {
        throw std::logic_error{"cannot read " + path};
    }
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::vector<ArchiveFile> stored_files(const std::string& folder) {
    std::vector<ArchiveFile> files;
    for (const auto& entry : std::filesystem::directory_iterator{std::string{MRKO_BUNDLES} + '/' + folder}) {
        if (entry.path().extension() == ".csv") {
            const auto name = entry.path().filename().string();
            files.push_back({.name = name, .bytes = stored(folder + '/' + name)});
        }
    }
    std::ranges::sort(files, {}, &ArchiveFile::name);
    return files;
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace mrko::exchange::testing
