"""The contexts of JSON-LD that a release's descriptions are written in, as their standards give them."""

from pledgebook.schema import Json

_CR = ("citeAs", "column", "dataBiases", "dataCollection", "extract", "field", "fileProperty", "fileObject", "fileSet",
       "format", "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path",
       "personalSensitiveInformation", "recordSet", "references", "regex", "repeated", "replace", "separator", "source",
       "subField", "transform")

CROISSANT_CONTEXT: Json = {
    "@language": "en", "@vocab": "https://schema.org/", **{name: f"cr:{name}" for name in _CR},
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/", "examples": {"@id": "cr:examples", "@type": "@json"},
    "rai": "http://mlcommons.org/croissant/RAI/", "sc": "https://schema.org/",
}
"""Croissant 1.0."""

DCAT_CONTEXT: Json = {
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""DCAT 3."""
