<?xml version="1.0" encoding="UTF-8"?>
<!-- A segment table: one row of CSV for each heading, paragraph and list item, with the anchor
     under which it stands in the PDF, the web page and the Akoma Ntoso file. Translators and
     people who answer a report point by point work in such tables. README.md shows how it is used. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:d="urn:engross:document:1">
  <xsl:output method="text" encoding="UTF-8"/>
  <!-- The name of the empty column that is to be filled in. -->
  <xsl:param name="target" select="'Translation'"/>

  <xsl:template match="/">
    <xsl:text>Anchor,Number,Text,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="$target"/></xsl:call-template>
    <xsl:text>&#13;&#10;</xsl:text>
    <xsl:apply-templates select="//d:content//d:heading | //d:content//d:p | //d:content//d:caption
                                 | //d:content//d:attribution"/>
  </xsl:template>

  <xsl:template match="d:heading | d:p | d:caption | d:attribution">
    <xsl:variable name="holder" select="ancestor::*[@id][1]"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="$holder/@id"/></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:if test="not(preceding-sibling::*) and (../@number | ../@label | ../@mark)">
      <xsl:call-template name="cell">
        <xsl:with-param name="text" select="../@number | ../@label | ../@mark"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:apply-templates/></xsl:with-param></xsl:call-template>
    <xsl:text>,&#13;&#10;</xsl:text>
  </xsl:template>

  <!-- A note has rows of its own; its mark stands where it was. -->
  <xsl:template match="d:note">[<xsl:value-of select="@mark"/>]</xsl:template>
  <xsl:template match="d:line-break"><xsl:text> </xsl:text></xsl:template>

  <!-- RFC 4180: in quotation marks, those inside doubled. -->
  <xsl:template name="cell">
    <xsl:param name="text"/>
    <xsl:text>"</xsl:text>
    <xsl:call-template name="doubled"><xsl:with-param name="text" select="string($text)"/></xsl:call-template>
    <xsl:text>"</xsl:text>
  </xsl:template>

  <xsl:template name="doubled">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&quot;')">
        <xsl:value-of select="substring-before($text, '&quot;')"/>
        <xsl:text>""</xsl:text>
        <xsl:call-template name="doubled">
          <xsl:with-param name="text" select="substring-after($text, '&quot;')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
