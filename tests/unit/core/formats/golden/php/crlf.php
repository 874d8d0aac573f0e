<?php

return array(
	'a' => 'x',
	'b' => array('c' => "y\tz"),
);
