# Makes a report of `wanted` numbered paragraphs out of the sample one: its head and sections I to
# IV as they are, and then what stands in section V again and again, numbered on.
function put(line) {
    if (line ~ /^[0-9]+\. / && line !~ /^\([a-z]\)/) {
        number++
        if (number > wanted)
            exit
        sub(/^[0-9]+/, number, line)
    }
    print line
}
inside { body[++count] = $0 }
{ put($0) }
/^V\. / { inside = 1 }
END {
    while (count > 0 && number < wanted)
        for (i = 1; i <= count; i++) {
            put(body[i])
            if (number >= wanted)
                break
        }
}
