{{%AUTOESCAPE context="HTML"}}
<header class="page-head">
<h1>{{_ section: Download}}</h1>
<p class="owner"><strong>{{PERIOD_TITLE}}</strong> · {{OWNER}}</p>
</header>
{{>PERIOD}}
<ul class="downloads">
{{#KIND}}<li>
<h2>{{KIND_TITLE}}</h2>
<p>{{KIND_CONTENTS}}</p>
<p class="turns">{{#FILE}}<a class="turn" href="{{FILE_ADDRESS}}" download><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#download"></use></svg>{{FILE_NAME}}<span class="hidden">: {{KIND_TITLE}}, {{PERIOD_TITLE}}</span></a>
{{/FILE}}</p>
</li>
{{/KIND}}</ul>
<p class="hint">{{_ export: The figures and words are those of the pages. A file is not protected by a password: keep it where strangers do not read it.}}</p>
