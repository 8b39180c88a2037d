{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{_ language: tag}}"{{#ROOT_CLASSES}} class="{{ROOT_CLASSES}}"{{/ROOT_CLASSES}}>
<head>
<meta charset="utf-8">
<title>{{TITLE}} — {{_ product: MRKO Diary}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{{COLOUR_SCHEMES}}">
<meta name="theme-color" content="#17407a">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="{{STYLES}}"{{#SCREEN_ONLY}} media="screen"{{/SCREEN_ONLY}}>
{{#USUAL}}<link rel="stylesheet" href="{{USUAL_STYLES}}" media="print">
{{/USUAL}}<link rel="stylesheet" href="{{PAPER_STYLES}}" media="print">
<link rel="icon" href="{{FAVICON}}" type="image/svg+xml">
<link rel="manifest" href="{{MANIFEST}}">
<script type="module" src="{{SCRIPT}}"></script>
<script type="module" src="{{DEVICE_SCRIPT}}"></script>
</head>
<body class="{{BODY_CLASS}}">
<a class="govuk-skip-link" href="#main">{{_ bar: Skip to the content}}</a>
<header class="bar">
<div class="bar-row">
<a class="brand" href="/"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#notebook"></use></svg><span class="brand-name">{{_ product: MRKO Diary}}</span></a>
{{#CHILDREN}}<details class="menu children">
<summary>{{#CHILD_CHOSEN}}<span class="hidden">{{_ bar: Child:}} </span>{{/CHILD_CHOSEN}}<span class="menu-label">{{CHILD_LABEL}}</span></summary>
<nav class="panel" aria-label="{{_ bar: Children}}">
<ul>
{{#CHILD}}<li><a href="{{CHILD_ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{CHILD_NAME}}</a></li>
{{/CHILD}}
<li class="add"><a href="/family">{{_ bar: The whole family}}</a></li>
<li><a href="/accounts/new">{{_ bar: Add a child}}</a></li>
<li><a href="/accounts">{{_ bar: Manage}}</a></li>
</ul>
</nav>
</details>{{/CHILDREN}}
<span class="bar-space"></span>
{{#SCHOOL}}<details class="menu school">
<summary><span class="wide-only">{{SCHOOL_NAME}}</span><span class="small-only"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#building"></use></svg><span class="hidden">{{_ bar: School}}</span></span></summary>
<div class="panel">
<p class="panel-head">{{SCHOOL_NAME}}</p>
<dl>
{{#SCHOOL_ADDRESS}}<div><dt>{{_ bar: Address}}</dt><dd>{{SCHOOL_ADDRESS}}</dd></div>{{/SCHOOL_ADDRESS}}
{{#SCHOOL_PHONE}}<div><dt>{{_ bar: Telephone}}</dt><dd>{{SCHOOL_PHONE}}</dd></div>{{/SCHOOL_PHONE}}
{{#CLASS_TEACHER}}<div><dt>{{_ bar: Class teacher}}</dt><dd>{{CLASS_TEACHER}}</dd></div>{{/CLASS_TEACHER}}
</dl>
{{#SCHOOL_PAGE}}<p><a class="panel-link" href="{{SCHOOL_PAGE}}">{{_ bar: About the school}}</a></p>
{{/SCHOOL_PAGE}}</div>
</details>{{/SCHOOL}}
{{#SIGNED_IN}}<span class="who wide-only">{{USER_NAME}}</span>{{/SIGNED_IN}}
<a class="bar-link" href="{{VIEW_ADDRESS}}"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#eye"></use></svg><span class="wide-only">{{_ bar: View}}</span><span class="hidden"> — {{_ bar: version for the visually impaired}}</span></a>
<a class="bar-link wide-only" href="/help">{{_ bar: Help}}</a>
<form class="bar-form" method="post" action="{{LANGUAGE_ADDRESS}}">
<input type="hidden" name="return_to" value="{{RETURN}}">
{{#SIGNED_IN}}<input type="hidden" name="csrf" value="{{CSRF}}">{{/SIGNED_IN}}
<button type="submit" lang="{{_ language: other tag}}"><span class="wide-only">{{_ language: other name}}</span><span class="small-only">{{_ language: other code}}<span class="hidden"> — {{_ language: other name}}</span></span></button>
</form>
{{#SIGNED_IN}}<form class="bar-form" method="post" action="/sign-out">
<input type="hidden" name="csrf" value="{{CSRF}}">
<button type="submit">{{_ bar: Sign out}}</button>
</form>{{/SIGNED_IN}}
</div>
</header>
{{#TABS}}<nav class="tabs" aria-label="{{_ bar: Sections of the diary}}">
<ul>
{{#TAB}}<li{{#WIDE}} class="wide-only"{{/WIDE}}><a href="{{TAB_ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#{{TAB_ICON}}"></use></svg><span class="tab-name">{{TAB_NAME}}</span><span class="tab-short">{{TAB_SHORT_NAME}}</span>{{#NEW}}<span class="new-count"><span aria-hidden="true">{{NEW_COUNT}}</span><span class="hidden">, {{NEW_WORDS}}</span></span>{{/NEW}}</a></li>
{{/TAB}}
<li class="more"><details class="menu">
<summary{{#MORE_EVERYWHERE}} class="current"{{/MORE_EVERYWHERE}}{{#MORE_SMALL}} class="current-small"{{/MORE_SMALL}}><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#dots"></use></svg><span>{{_ section: More}}</span>{{#MORE_CURRENT}}<span class="hidden">: {{MORE_CURRENT}}</span>{{/MORE_CURRENT}}</summary>
<ul class="panel">
{{#MORE}}<li{{#SMALL}} class="small-only"{{/SMALL}}><a href="{{TAB_ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TAB_NAME}}{{#NEW}}<span class="new-count"><span aria-hidden="true">{{NEW_COUNT}}</span><span class="hidden">, {{NEW_WORDS}}</span></span>{{/NEW}}</a></li>
{{/MORE}}
</ul>
</details></li>
</ul>
</nav>{{/TABS}}
{{#NOTICE}}<p class="notice" role="status">{{NOTICE}}</p>{{/NOTICE}}
<main id="main" class="main" tabindex="-1">
{{>MAIN}}
</main>
<footer class="foot">
<ul class="foot-links">
<li><a href="/help">{{_ bar: Help}}</a></li>
<li><a href="/news">{{_ bar: News and events}}</a></li>
<li><a href="/schools">{{_ bar: Is my school connected?}}</a></li>
<li><a href="{{VIEW_ADDRESS}}">{{_ bar: View of the pages}}</a></li>
{{#SIGNED_IN}}<li><a href="/sessions">{{_ sessions: Where you are signed in}}</a></li>
{{/SIGNED_IN}}{{#OWN_DEVICE}}<li><a href="/device">{{_ device: Own device}}</a></li>{{/OWN_DEVICE}}
</ul>
<p>{{_ product: MRKO Diary}}{{#SIGNED_IN}} · {{_ bar: Signed in as}} {{USER_NAME}}{{/SIGNED_IN}}</p>
</footer>
</body>
</html>
