import Foundation

/// A zip archive written by Python's zipfile: a stored readme, a deflated SMSSpamCollection, and a comment.
public let zipArchiveOfPython = Data(
  base64Encoded:
    "UEsDBBQAAAAAAABgbz5DwzGYGAAAABgAAAAGAAAAcmVhZG1lU01TIFNwYW0gQ29sbGVjdGlvbiB2LjEKUEsDBBQAAAAIAABgbz6X"
    + "EblgNAAAAEgDAAARAAAAU01TU3BhbUNvbGxlY3Rpb27LSMzldM9XKM0rycxRyCotys9LVyjIz8wr4SouAEq5FaWmKqTmlRRVcmWM"
    + "qhxVOaoSh0oAUEsBAhQDFAAAAAAAAGBvPkPDMZgYAAAAGAAAAAYAAAAAAAAAAAAAAIABAAAAAHJlYWRtZVBLAQIUAxQAAAAIAABg"
    + "bz6XEblgNAAAAEgDAAARAAAAAAAAAAAAAACAATwAAABTTVNTcGFtQ29sbGVjdGlvblBLBQYAAAAAAgACAHMAAACfAAAADgBtYWRl"
    + "IGJ5IFB5dGhvbg==")!
