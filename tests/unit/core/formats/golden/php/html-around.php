<p>not read</p>
<?php // a
return ["a" => "x"]; ?>
<b>no</b>
<?php $t = ["b" => 'y'];
