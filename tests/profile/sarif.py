"""What SARIF 2.1.0 requires of a log (OASIS, sections 3.13 to 3.49), and what ours should say."""
import json
import sys
import urllib.parse

log = json.load(open(sys.argv[1], encoding="utf-8"))
assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
assert set(log) <= {"version", "$schema", "runs"}
(run,) = log["runs"]
assert set(run) <= {"tool", "results", "columnKind", "properties"}
assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
driver = run["tool"]["driver"]
assert driver["name"] == "engross" and driver["version"]
rules = {rule["id"]: rule for rule in driver["rules"]}
assert len(rules) == len(driver["rules"])
for rule in rules.values():
    assert rule["shortDescription"]["text"] and rule["help"]["text"]
    assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
for result in run["results"]:
    assert result["message"]["text"]
    assert result["level"] in ("none", "note", "warning", "error")
    assert result["ruleId"] in rules
    for location in result["locations"]:
        place = location["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert urllib.parse.quote(urllib.parse.unquote(uri), safe="/:@!$&'()*+,;=~-._") == uri
        region = place.get("region", {"startLine": 1})
        assert region["startLine"] >= 1 and region.get("startColumn", 1) >= 1
if len(sys.argv) == 2:
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert "a%20b/g%C3%A4p.xml" in uris, uris
    assert any(uri.startswith("file:///") for uri in uris), uris
    assert any(result["level"] == "error" for result in run["results"])
    assert all(result["properties"]["rule"] for result in run["results"])
else:
    assert run["results"] == []
