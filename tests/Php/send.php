<?php
// Creates lines in the ways in which PHP clients send: php send.php <webhook address>
// Prints the ids of the lines as JSON, by the way.

$address = rtrim($argv[1], '/') . '/imopenlines.config.add';

function settings(string $name): array
{
    return ['PARAMS' => ['LINE_NAME' => $name, 'QUEUE' => [['ENTITY_TYPE' => 'user', 'ENTITY_ID' => 9]]]];
}

function read(string $answer): int
{
    return (int)json_decode($answer, true)['result'];
}

function byStream(string $address, string $type, string $body): int
{
    $context = stream_context_create(['http' => [
        'method' => 'POST', 'header' => $type === '' ? [] : "Content-Type: $type", 'content' => $body,
    ]]);
    return read(@file_get_contents($address, false, $context));
}

function byCurl(string $address, $fields): int
{
    $curl = curl_init($address);
    curl_setopt_array($curl, [CURLOPT_POST => true, CURLOPT_RETURNTRANSFER => true, CURLOPT_POSTFIELDS => $fields]);
    return read(curl_exec($curl));
}

$ids = [
    'form' => byStream($address, 'application/x-www-form-urlencoded', http_build_query(settings('form'))),
    'no type' => byStream($address, '', http_build_query(settings('no type'))),
    'json' => byStream($address, 'application/json', json_encode(settings('json'))),
];
if (function_exists('curl_init')) {
    $file = tempnam(sys_get_temp_dir(), 'b24');
    file_put_contents($file, 'a file');
    $ids['curl text'] = byCurl($address, http_build_query(settings('curl text')));
    // An array makes curl send multipart/form-data, and a file needs that.
    $ids['curl array'] = byCurl($address, ['PARAMS[LINE_NAME]' => 'curl array', 'PARAMS[QUEUE][0][ENTITY_TYPE]' => 'user',
        'PARAMS[QUEUE][0][ENTITY_ID]' => '9']);
    $ids['curl file'] = byCurl($address, ['PARAMS[LINE_NAME]' => 'curl file', 'PARAMS[QUEUE][0][ENTITY_TYPE]' => 'user',
        'PARAMS[QUEUE][0][ENTITY_ID]' => '9', 'FILE' => new CURLFile($file)]);
    unlink($file);
}
echo json_encode($ids);
