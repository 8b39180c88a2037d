// SPDX-License-Identifier: Apache-2.0
#include "views/template_set.h"

#include <algorithm>
#include <stdexcept>

#include "views/asset_list.h"
#include "views/embedded_files.h"
#include "views/template_dictionary.h"

// After template_dictionary.h, which brings what these headers forget.
#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>

namespace mrko::views {

namespace {

// STRIP_WHITESPACE would glue the words at line ends together.
constexpr ctemplate::Strip strip = ctemplate::STRIP_BLANK_LINES;

std::string_view catalogue_bytes(Language language) {
    const std::string name = std::string(tag(language)) + ".mo";
    const auto files = embedded_catalogues();
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    if (found == files.end()) {
        throw std::runtime_error("the program holds no catalogue " + name);
    }
    return found->content;
}

}  // namespace

/// The templates of one language with its texts already in them.
class Templates::LanguageSet {
public:
    LanguageSet(Language language, const AssetList& assets)
        : texts_(language, catalogue_bytes(language)), assets_(assets) {
        for (const EmbeddedFile& file : embedded_templates()) {
            const std::string markup = texts_.expand(file.content);
            const ctemplate::TemplateString name(file.name.data(), file.name.size());
            if (!cache_.StringToTemplateCache(name, markup.data(), markup.size(), strip)) {
                throw std::runtime_error("the template " + std::string(file.name) + " is damaged");
            }
        }
        cache_.Freeze();
    }

    template <class Page>
    [[nodiscard]] std::string render(const Page& page, const PageFrame& frame) const {
        ctemplate::TemplateDictionary layout("page");
        fill(fill_page_layout(layout, head(page, texts_), frame, texts_, assets_), page, texts_);
        std::string document;
        ctemplate::PerExpandData settings;
        if (!cache_.ExpandNoLoad("page_layout.tpl", strip, &layout, &settings, &document)) {
            throw std::runtime_error("a page could not be expanded");
        }
        return document;
    }

    [[nodiscard]] std::string render_kept(const KeptPage& page, PageFrame frame) const {
        frame.notice = notice_of(page, texts_);
        return render(with_token(page, frame.csrf), frame);
    }

    [[nodiscard]] const Catalogue& texts() const noexcept { return texts_; }

private:
    Catalogue texts_;
    AssetList assets_;
    ctemplate::TemplateCache cache_;
};

Templates::Templates(const TemplateOptions& options) {
    const AssetList assets(options.asset_list);
    russian_ = std::make_unique<const LanguageSet>(Language::ru, assets);
    english_ = std::make_unique<const LanguageSet>(Language::en, assets);
}

Templates::~Templates() = default;

const Catalogue& Templates::texts(Language language) const noexcept {
    switch (language) {
        case Language::ru: return russian_->texts();
        case Language::en: return english_->texts();
    }
    return russian_->texts();
}

template <class Page>
std::string Templates::render_page(const Page& page, const PageFrame& frame) const {
    switch (frame.language) {
        case Language::ru: return russian_->render(page, frame);
        case Language::en: return english_->render(page, frame);
    }
    return russian_->render(page, frame);
}

std::string Templates::render(const StartPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const PupilSignIn& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const AccountForm& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const AccountList& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const SessionList& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const AccountRename& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const AccountRemoval& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const AccountPassword& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const FamilyBoard& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const AccountCheck& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const DiaryWeek& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const WeekOutside& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const PeriodRefusedPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const SubjectPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const NoSubjects& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const MarkPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const StatisticsPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const AllMarks& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const FinalMarks& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const Calendar& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const TimetablePage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const HomeworkPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const FreshnessPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const DayPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const RemarksPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const ViewPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const EventsPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const NewsPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const SchoolsPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const SchoolPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const HelpPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const SignInHelp& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const InfoPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const FeedPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const ExportPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const ErrorPage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const KeptPage& page, const PageFrame& frame) const {
    switch (frame.language) {
        case Language::ru: return russian_->render_kept(page, frame);
        case Language::en: return english_->render_kept(page, frame);
    }
    return russian_->render_kept(page, frame);
}

std::string Templates::render(const JournalAway& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const OwnDevice& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

std::string Templates::render(const OfflinePage& page, const PageFrame& frame) const {
    return render_page(page, frame);
}

}  // namespace mrko::views
