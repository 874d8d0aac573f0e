<?php
return ['apples' => '{0} none|[1,19] some|[20,*] many, :count', 'time' => 'At 12:30 a::b by :name'];
