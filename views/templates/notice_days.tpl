{{%AUTOESCAPE context="HTML"}}
{{#DAY}}<section class="notice-day">
<h3><time datetime="{{DATE}}">{{DAY_NAME}}</time></h3>
<ul>
{{>ENTRY}}
</ul>
</section>
{{/DAY}}
