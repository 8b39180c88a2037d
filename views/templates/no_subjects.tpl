{{%AUTOESCAPE context="HTML"}}
<h1>{{_ subject: No subjects yet}}</h1>
<p class="lead">{{TEXT}}</p>
<ul class="ways">
<li><a href="{{WEEK_ADDRESS}}">{{_ subject: Open the diary’s week}}</a></li>
</ul>
