<?php return ["a" => "$name and {$o->x} and ${v} \$5 $a[0] $o->p", "b" => '$no {a}', "c" => "caf\u{e9} \x41\101 \q"];
