<?php
return [
 'a' => 'x' . 'y',
 'b' => $z ? 'p' : 'q',
 'c' => trans('r'),
 'd' => fn() => 's',
 'e' => -1, 'f' => null,
 'g' => 't',
];
